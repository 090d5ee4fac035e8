using System.Collections.Concurrent;
using Dapper;
using LlmEval.Adapters.Postgres.Results.Writing;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using Npgsql;

namespace LlmEval.Adapters.Postgres.Results;

/// <summary>Keeps runs in PostgreSQL. Samples and verdicts of all callers go through one writer, grouped into transactions.</summary>
/// <remarks>
/// When the connection is lost, a group is written again for a minute (an embedded server is started again); what was written
/// already is not written twice. Disposing writes what was handed over; the database stays open.
/// </remarks>
public sealed class PostgresResultStore : IResultStore
{
    private readonly PostgresDatabase database;
    private readonly GroupedWriter<ResultItem> writer;
    private readonly ConcurrentDictionary<RunId, RunLock> locks = new();
    private NpgsqlConnection? session; // The writer's own: its temporary tables stay.

    /// <summary>A store in an open database.</summary>
    public PostgresResultStore(PostgresDatabase database)
    {
        this.database = database;
        writer = new GroupedWriter<ResultItem>(WriteGroupAsync, database.Clock);
    }

    /// <inheritdoc />
    public async Task BeginRunAsync(RunRecord run, EvalPlan plan, IReadOnlyList<RunCase> cases, CancellationToken cancellationToken)
    {
        var rows = new RunBeginning(run, plan, cases);
        await database.RetryAsync(
            async token =>
            {
                // Before the run can be seen: else a reader could take it for dead.
                if (!locks.ContainsKey(run.Id)) locks[run.Id] = await RunLock.TakeAsync(database, run.Id, token);
                await using var connection = await database.DataSource.OpenConnectionAsync(token);
                await rows.WriteAsync(connection, token);
            },
            cancellationToken);
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
                await transaction.CommitAsync(token);
            },
            cancellationToken);
        if (locks.TryRemove(runId, out var held)) await held.DisposeAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await writer.DisposeAsync();
        foreach (var run in locks.Keys)
        {
            if (locks.TryRemove(run, out var held)) await held.DisposeAsync();
        }

        if (session is not null) await session.DisposeAsync();
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

    private async Task WriteGroupAsync(IReadOnlyList<ResultItem> items)
    {
        var batch = new ResultBatch(items);
        await database.RetryAsync(
            async token =>
            {
                try
                {
                    session ??= await database.OpenSessionAsync(token);
                    await batch.WriteAsync(session, token);
                }
                catch (Exception e)
                {
                    if (session is not null) await session.DisposeAsync();
                    session = null;
                    if (e is PostgresException { SqlState: ['2', '2' or '3', ..] } refused) throw new ResultRefusedException(refused.MessageText, refused);
                    throw;
                }
            },
            CancellationToken.None,
            afterLoss: EnsureLocksAsync);
    }

    private async Task EnsureLocksAsync(CancellationToken cancellationToken)
    {
        foreach (var held in locks.Values) await held.EnsureAsync(cancellationToken);
    }
}
