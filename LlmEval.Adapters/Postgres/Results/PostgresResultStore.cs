using System.Collections.Concurrent;
using Dapper;
using LlmEval.Adapters.Postgres.Results.Reading;
using LlmEval.Adapters.Postgres.Results.Writing;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Postgres.Results;

/// <summary>Keeps runs in PostgreSQL. Samples and verdicts of all callers go through one writer, grouped into transactions.</summary>
/// <remarks>
/// When the connection is lost, a group is written again for a minute (an embedded server is started again); what was written
/// already is not written twice. Disposing writes what was handed over; the database stays open.
/// </remarks>
public sealed class PostgresResultStore : IResultStore
{
    private static readonly TimeSpan GroupWindow = TimeSpan.FromMilliseconds(20);

    private readonly PostgresDatabase database;
    private readonly GroupedWriter<ResultItem> writer;
    private readonly ConcurrentDictionary<RunId, AdvisoryLock> locks = new();
    private readonly WritingSession session;

    /// <summary>A store in an open database.</summary>
    public PostgresResultStore(PostgresDatabase database)
    {
        this.database = database;
        session = new WritingSession(database);
        writer = new GroupedWriter<ResultItem>(WriteGroupAsync, GroupWindow, database.Clock);
    }

    /// <inheritdoc />
    public async Task<BegunRun> BeginRunAsync(RunRecord run, EvalPlan plan, IReadOnlyList<RunCase> cases, CancellationToken cancellationToken)
    {
        var rows = new RunBeginning(run, plan, cases);
        var begun = new BegunRun { Run = run };
        await database.RetryAsync(
            async token =>
            {
                if (run.Base is { } origin)
                {
                    begun = await BeginFromAsync(origin, run, rows, cases, token);
                    return;
                }

                await LockAsync(run.Id, token);
                await using var connection = await database.DataSource.OpenConnectionAsync(token);
                await using var transaction = await connection.BeginTransactionAsync(token);
                await rows.WriteAsync(connection, token);
                await transaction.CommitAsync(token);
            },
            cancellationToken);
        return begun;
    }

    /// <inheritdoc />
    public Task SaveSampleAsync(CaseId caseId, SampleResult sample, CancellationToken cancellationToken) =>
        SaveAsync(new ResultItem { Sample = (caseId, sample) }, cancellationToken);

    /// <inheritdoc />
    public Task SaveCaseAsync(CaseResult result, CancellationToken cancellationToken) => SaveAsync(new ResultItem { Verdict = result }, cancellationToken);

    /// <inheritdoc />
    public async Task FinishRunAsync(RunId runId, RunStatus status, DateTimeOffset finishedAt, IReadOnlyList<GateResult> gates, CancellationToken cancellationToken)
    {
        if (status == RunStatus.Killed) throw new ArgumentOutOfRangeException(nameof(status), status, "Readers find out that a run was killed.");
        await database.RetryAsync(
            async token =>
            {
                await using var connection = await database.DataSource.OpenConnectionAsync(token);
                await using var transaction = await connection.BeginTransactionAsync(token);
                const string update = "update eval.run set status = @Status, finished_at = @FinishedAt where id = @Id";
                var values = new { Id = runId.Value, Status = NameOf<RunStatus>.Of(status), FinishedAt = finishedAt.ToUniversalTime() };
                if (await connection.ExecuteAsync(new CommandDefinition(update, values, cancellationToken: token)) == 0)
                {
                    throw new StorageException($"Run {runId} is not in the database.");
                }

                await connection.ExecuteAsync(new CommandDefinition("delete from eval.gate where run_id = @Id", values, cancellationToken: token));
                await PlanRows.Gates.InsertAsync(connection, [.. gates.Select((gate, position) => new GateRow(runId, position, gate))], token);
                // Its own answers were for going on with it.
                const string forget = "delete from core.answer where private_to = @Id";
                if (status == RunStatus.Completed) await connection.ExecuteAsync(new CommandDefinition(forget, values, cancellationToken: token));
                await transaction.CommitAsync(token);
            },
            cancellationToken);
        await UnlockAsync(runId);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await writer.DisposeAsync();
        foreach (var run in locks.Keys) await UnlockAsync(run);
        await session.DisposeAsync();
    }

    // The base's lock says that nobody else works on it. It is held while the base is read, and longer when the base goes on itself.
    private async Task<BegunRun> BeginFromAsync(RunBase origin, RunRecord run, RunBeginning rows, IReadOnlyList<RunCase> cases, CancellationToken cancellationToken)
    {
        await LockAsync(origin.Run, cancellationToken);
        await using var connection = await database.DataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var begun = await RunContinuation.GoOnAsync(connection, run, cases, cancellationToken);
        if (begun is null)
        {
            await LockAsync(run.Id, cancellationToken);
            await rows.WriteAsync(connection, cancellationToken);
            await TakeOver.CopyAsync(connection, run, cancellationToken);
            begun = run;
        }

        await FollowingSamples.RemoveAsync(connection, begun.Id, origin.Carry, cases, cancellationToken);
        var answered = await TakeOver.CountAnsweredAsync(connection, begun, origin, cancellationToken);
        var known = await RunFacts.ReadAsync(connection, begun.Id, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (begun.Id != origin.Run) await UnlockAsync(origin.Run);
        return new BegunRun { Run = begun, Cases = [.. known.Where(item => begun.Id == origin.Run || item.Facts.Samples.Count > 0)], Answered = answered };
    }

    // Before the run can be seen: else a reader could take it for dead.
    private async Task LockAsync(RunId run, CancellationToken cancellationToken)
    {
        if (!locks.ContainsKey(run)) locks[run] = await RunLock.TakeAsync(database, run, cancellationToken);
    }

    private async Task UnlockAsync(RunId run)
    {
        if (locks.TryRemove(run, out var held)) await held.DisposeAsync();
    }

    private async Task SaveAsync(ResultItem item, CancellationToken cancellationToken)
    {
        try
        {
            await writer.WriteAsync(item, cancellationToken);
        }
        catch (ResultRefusedException e)
        {
            throw new StorageException($"The database refuses a result: {e.Message}", e);
        }
    }

    private Task WriteGroupAsync(IReadOnlyList<ResultItem> items) => session.WriteAsync(new ResultBatch(items).WriteAsync, EnsureLocksAsync);

    private async Task EnsureLocksAsync(CancellationToken cancellationToken)
    {
        foreach (var held in locks.Values) await held.EnsureAsync(cancellationToken);
    }
}
