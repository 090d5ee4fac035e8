using LlmEval.Adapters.Postgres.Results.Writing;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Observatory;
using Npgsql;

namespace LlmEval.Adapters.Postgres.Observatory.Writing;

/// <summary>Stores the rows of submissions in the open transaction, in one round trip.</summary>
internal static class IngestTransaction
{
    /// <summary>Stores them.</summary>
    /// <returns>Of each submission, in their order: what its checkpoint is now.</returns>
    /// <exception cref="ResultRefusedException">A measurement is of another checkpoint.</exception>
    public static async Task<IReadOnlyList<StoredCheckpoint>> WriteAsync(NpgsqlConnection connection, SubmissionMerge rows, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        var (sent, runs) = (RowSet.Of(rows.Sent), RowSet.Of(rows.Runs));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(IngestSql.Lock));
        Add(batch, IngestSql.Models, RowSet.Of(rows.Models));
        Add(batch, IngestSql.Checkpoints, RowSet.Of(rows.Checkpoints));
        if (rows.Benchmarks.Count > 0) Add(batch, IngestSql.Benchmarks, RowSet.Of(rows.Benchmarks));
        Add(batch, IngestSql.Runs, runs);
        Add(batch, IngestSql.Primaries, RowSet.Of(rows.Primaries));
        Add(batch, IngestSql.Results, RowSet.Of(rows.Results));
        Add(batch, IngestSql.Cells, sent);
        Add(batch, IngestSql.TakenRuns, runs.Clone());
        Add(batch, IngestSql.Answers, sent.Clone());
        // The plans are made once for a session.
        await batch.PrepareAsync(cancellationToken);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        // The lock's answer comes first; statements that return nothing have no result here.
        await reader.NextResultAsync(cancellationToken);
        if (await reader.ReadAsync(cancellationToken)) throw Refused(StoredText.Decode(reader.GetString(0)), StoredText.Decode(reader.GetString(1)));
        await reader.NextResultAsync(cancellationToken);
        List<StoredCheckpoint> stored = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            stored.Add(new StoredCheckpoint(
                StoredText.Decode(reader.GetString(0)),
                NameOf<ModelType>.Parse(reader.GetString(1)),
                StoredText.Decode(reader.GetString(2)),
                reader.IsDBNull(3) ? null : reader.GetInt64(3)));
        }

        return stored;
    }

    private static void Add(NpgsqlBatch batch, string sql, NpgsqlParameter rows) => batch.BatchCommands.Add(new NpgsqlBatchCommand(sql) { Parameters = { rows } });

    private static ResultRefusedException Refused(string run, string owner)
    {
        var refusal = SubmissionMerge.TakenRun(run, owner);
        return new ResultRefusedException(refusal.Message, refusal);
    }
}

/// <summary>What a checkpoint is, as it is stored.</summary>
/// <param name="ModelId">Its model, which need not be the one that was sent.</param>
/// <param name="ModelType">What that model is.</param>
/// <param name="CheckpointId">The checkpoint.</param>
/// <param name="Step">Its step.</param>
internal sealed record StoredCheckpoint(string ModelId, ModelType ModelType, string CheckpointId, long? Step);
