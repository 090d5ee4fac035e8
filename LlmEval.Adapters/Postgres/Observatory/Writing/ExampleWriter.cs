using LlmEval.Adapters.Postgres.Results.Writing;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Observatory;
using Npgsql;
using NpgsqlTypes;

namespace LlmEval.Adapters.Postgres.Observatory.Writing;

/// <summary>Stores examples of a measurement in the open transaction.</summary>
internal static class ExampleWriter
{
    private const string Names = "run, idx, correct, input_preview, output_preview, ground_truth, error_tag, difficulty, topic, subtask, metadata";

    // Senders of examples of one measurement go one after the other; they hold up nobody else.
    private const string Find = """
        select pg_advisory_xact_lock(hashtextextended($1, 8026104124740624748));
        select e.id, m.model_id, m.model_type, c.checkpoint_id, c.training_step, e.dataset,
            (select r.metric from observatory.result r where r.checkpoint = c.id and r.dataset = e.dataset and r.is_primary and r.run = e.id),
            exists (select from observatory.example x where x.run = e.id)
        from observatory.eval_run e join observatory.checkpoint c on c.id = e.checkpoint join observatory.model m on m.id = c.model
        where e.eval_run_id = $1
        """;

    private const string Merge = $"""
        insert into observatory.example ({Names}) select {Names} from stage_example order by idx
        on conflict (run, idx) do update set correct = excluded.correct, input_preview = excluded.input_preview, output_preview = excluded.output_preview,
            ground_truth = excluded.ground_truth, error_tag = excluded.error_tag, difficulty = excluded.difficulty, topic = excluded.topic,
            subtask = excluded.subtask, metadata = excluded.metadata
        """;

    /// <summary>Stores them.</summary>
    /// <param name="connection">The session.</param>
    /// <param name="runId">The measurement.</param>
    /// <param name="examples">The examples; of two with one index the later counts.</param>
    /// <param name="replace">Whether examples that are not among these go.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>The measurement; null when there is none.</returns>
    /// <exception cref="ResultRefusedException">The data is at fault.</exception>
    public static async Task<IngestedResult?> WriteAsync(
        NpgsqlConnection connection, string runId, IReadOnlyList<SubmittedExample> examples, bool replace, CancellationToken cancellationToken)
    {
        if (await FindAsync(connection, runId, cancellationToken) is not var (run, isFilled, measured)) return null;
        try
        {
            if (replace && isFilled) await ExecuteAsync(connection, "delete from observatory.example where run = $1", run, cancellationToken);
            var distinct = Distinct(examples);
            // The usual case: nothing is there, and the rows go straight to their place.
            if (replace || !isFilled) await CopyAsync(connection, "observatory.example", run, distinct, cancellationToken);
            else await MergeAsync(connection, run, distinct, cancellationToken);
        }
        catch (PostgresException e) when (e.SqlState is ['2', '2' or '3', ..])
        {
            throw new ResultRefusedException(e.MessageText, e);
        }

        return measured;
    }

    private static async Task<(Guid Run, bool IsFilled, IngestedResult Measured)?> FindAsync(NpgsqlConnection connection, string runId, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        var stored = StoredText.Encode(runId);
        foreach (var sql in Find.Split(';')) batch.BatchCommands.Add(new NpgsqlBatchCommand(sql) { Parameters = { new NpgsqlParameter<string> { TypedValue = stored } } });
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken)) return null;
        var measured = new IngestedResult(
            StoredText.Decode(reader.GetString(1)),
            NameOf<ModelType>.Parse(reader.GetString(2)),
            StoredText.Decode(reader.GetString(3)),
            reader.IsDBNull(4) ? null : reader.GetInt64(4),
            StoredText.Decode(reader.GetString(5)),
            runId,
            reader.IsDBNull(6) ? null : StoredText.Decode(reader.GetString(6)));
        return (reader.GetGuid(0), reader.GetBoolean(7), measured);
    }

    private static async Task MergeAsync(NpgsqlConnection connection, Guid run, IReadOnlyList<SubmittedExample> examples, CancellationToken cancellationToken)
    {
        await using (var create = new NpgsqlCommand($"create temporary table stage_example on commit drop as select {Names} from observatory.example with no data", connection))
        {
            await create.ExecuteNonQueryAsync(cancellationToken);
        }

        await CopyAsync(connection, "stage_example", run, examples, cancellationToken);
        await using var merge = new NpgsqlCommand(Merge, connection);
        await merge.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task CopyAsync(NpgsqlConnection connection, string table, Guid run, IReadOnlyList<SubmittedExample> examples, CancellationToken cancellationToken)
    {
        await using var import = await connection.BeginBinaryImportAsync($"copy {table} ({Names}) from stdin (format binary)", cancellationToken);
        foreach (var example in examples)
        {
            await import.StartRowAsync(cancellationToken);
            await import.WriteAsync(run, NpgsqlDbType.Uuid, cancellationToken);
            await import.WriteAsync(example.Index, NpgsqlDbType.Integer, cancellationToken);
            if (example.Correct is { } correct) await import.WriteAsync(correct, NpgsqlDbType.Boolean, cancellationToken);
            else await import.WriteNullAsync(cancellationToken);
            await WriteAsync(import, example.InputPreview, cancellationToken);
            await WriteAsync(import, example.OutputPreview, cancellationToken);
            await WriteAsync(import, example.GroundTruth, cancellationToken);
            await WriteAsync(import, example.ErrorTag, cancellationToken);
            await WriteAsync(import, example.Difficulty, cancellationToken);
            await WriteAsync(import, example.Topic, cancellationToken);
            await WriteAsync(import, example.Subtask, cancellationToken);
            await import.WriteAsync(StoredJson.Encode(example.MetadataJson), NpgsqlDbType.Jsonb, cancellationToken);
        }

        // Without this the import is rolled back when it is disposed.
        await import.CompleteAsync(cancellationToken);
    }

    private static Task WriteAsync(NpgsqlBinaryImporter import, string? text, CancellationToken cancellationToken) =>
        text is null ? import.WriteNullAsync(cancellationToken) : import.WriteAsync(StoredText.Encode(text), NpgsqlDbType.Text, cancellationToken);

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, Guid run, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new NpgsqlParameter<Guid> { TypedValue = run } } };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static IReadOnlyList<SubmittedExample> Distinct(IReadOnlyList<SubmittedExample> examples)
    {
        for (var i = 1; i < examples.Count; i++)
        {
            if (examples[i].Index <= examples[i - 1].Index) return [.. examples.Reverse().DistinctBy(example => example.Index).OrderBy(example => example.Index)];
        }

        return examples;
    }
}
