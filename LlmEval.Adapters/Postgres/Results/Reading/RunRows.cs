using LlmEval.Adapters.Postgres.Results.Writing;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Postgres.Results.Reading;

/// <summary>Completes rows of runs with their gates, and finds out which were killed.</summary>
internal static class RunRows
{
    private const string Running = "running";

    /// <summary>The records of rows, in their order.</summary>
    public static async Task<IReadOnlyList<RunRecord>> CompleteAsync(ReadSession session, IReadOnlyList<RunReading> rows)
    {
        var gates = (await session.RowsAsync<GateReading>(GateReading.Select, new { Ids = rows.Select(row => row.Id).ToArray() })).ToLookup(gate => gate.RunId);
        var killed = await KilledAsync(session, [.. rows.Where(row => row.Status == Running).Select(row => row.Id)]);
        return [.. rows.Select(row => row.ToRecord(killed.Contains(row.Id) ? RunStatus.Killed : NameOf<RunStatus>.Parse(row.Status), gates[row.Id]))];
    }

    /// <summary>All runs that were killed.</summary>
    public static async Task<IReadOnlyCollection<Guid>> KilledAsync(ReadSession session) =>
        await KilledAsync(session, await session.RowsAsync<Guid>("select id from eval.run where status = @Running", new { Running }));

    /// <summary>A line of a list.</summary>
    public static RunOverview Overview(RunReading row, RunRecord run) => new(
        run, (int)row.PassedCases, (int)row.FailedCases, row.PlannedCases - (int)(row.PassedCases + row.FailedCases));

    // A run that finishes commits first and frees its lock then. So a free lock means death only if the run is still running when it is
    // looked at again.
    private static async Task<HashSet<Guid>> KilledAsync(ReadSession session, IReadOnlyList<Guid> suspects)
    {
        if (suspects.Count == 0) return [];
        const string selectHeld = """
            select (classid::bigint << 32) | objid::bigint from pg_locks
            where locktype = 'advisory' and objsubid = 1 and granted and database = (select oid from pg_database where datname = current_database())
            """;
        var held = (await session.RowsAsync<long>(selectHeld, new { })).ToHashSet();
        var free = suspects.Where(id => !held.Contains(RunLock.KeyOf(new RunId(id)))).ToArray();
        return [.. await session.RowsAsync<Guid>("select id from eval.run where id = any(@Free) and status = @Running", new { Free = free, Running })];
    }
}
