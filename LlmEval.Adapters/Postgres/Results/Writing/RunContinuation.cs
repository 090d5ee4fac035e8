using Dapper;
using LlmEval.Adapters.Postgres.Results.Reading;
using LlmEval.Core.Domain.Results;
using Npgsql;

namespace LlmEval.Adapters.Postgres.Results.Writing;

/// <summary>Finds out whether a run is the same as its base, and lets the base go on.</summary>
internal static class RunContinuation
{
    /// <summary>The base as a run in progress when nothing but time is between it and the run; null when they differ.</summary>
    /// <exception cref="StorageException">There is no such run.</exception>
    public static async Task<RunRecord?> GoOnAsync(NpgsqlConnection connection, RunRecord run, IReadOnlyList<RunCase> cases, CancellationToken cancellationToken)
    {
        var id = new { Id = run.Base!.Run.Value };
        var row = await connection.QuerySingleOrDefaultAsync<RunReading>(Command(RunReading.Select + " where r.id = @Id"))
            ?? throw new StorageException($"Run {run.Base.Run} is not in the database.");
        var known = row.ToRecord(RunStatus.Running, []) with { FinishedAt = null };
        if (run.Base.Carry != Carry.Done || !HaveSameFrame(run, known)) return null;
        const string selectCases = "select name, key, call_key, samples from eval.run_case where run_id = @Id";
        var planned = (await connection.QueryAsync<CaseIdentity>(Command(selectCases))).Select(item => (item.Name.Value, item.Key, item.CallKey, item.Samples));
        if (!cases.Select(item => (item.Case.Name, item.Case.Key.Hex, (string?)item.Case.CallKey.Hex, item.Case.Samples)).ToHashSet().SetEquals(planned)) return null;
        await connection.ExecuteAsync(Command("update eval.run set status = 'running', finished_at = null where id = @Id"));
        await connection.ExecuteAsync(Command("delete from eval.gate where run_id = @Id"));
        return known;

        CommandDefinition Command(string sql) => new(sql, id, cancellationToken: cancellationToken);
    }

    private static bool HaveSameFrame(RunRecord run, RunRecord known) =>
        (run.ConfigHash, run.DatasetHash, run.ConditionsKey, run.SamplesPerCase, run.LeftOut)
        == (known.ConfigHash, known.DatasetHash, known.ConditionsKey, known.SamplesPerCase, known.LeftOut);

    private sealed record CaseIdentity
    {
        public required RowText Name { get; init; }

        public required string Key { get; init; }

        public string? CallKey { get; init; }

        public required int Samples { get; init; }
    }
}
