using LlmEval.Adapters.Postgres.Lab.Runs;
using LlmEval.Core.Domain.Lab;

namespace LlmEval.Adapters.Postgres.Lab;

/// <summary>Keeps runs and sessions of the lab in PostgreSQL.</summary>
public sealed class PostgresLabRuns(PostgresDatabase database) : ILabRuns
{
    private const string NewestFirst = "order by r.started_at desc, r.id desc";

    /// <inheritdoc />
    public Task AddRunAsync(LabRun run, CancellationToken cancellationToken) => database.TransactAsync(
        session => LabReferences.OrNotFoundAsync(
            () => LabRunRows.InsertAsync(session, run), $"Run {run.Id} is of a prompt, session, review prompt or config that is not there in that version."),
        cancellationToken);

    /// <inheritdoc />
    public Task UpdateRunAsync(LabRun run, CancellationToken cancellationToken) => database.TransactAsync(
        async session => await LabRunRows.UpdateAsync(session, run) > 0 ? true : throw new LabNotFoundException($"There is no run {run.Id}; it may have been deleted."),
        cancellationToken);

    /// <inheritdoc />
    public async Task<LabRun?> FindRunAsync(string id, CancellationToken cancellationToken) =>
        (await RunsAsync("where r.id = @Id", new { Id = new RowText(id) }, cancellationToken)).SingleOrDefault();

    /// <inheritdoc />
    public Task<IReadOnlyList<LabRun>> ListRunsAsync(string? prompt, CancellationToken cancellationToken) => prompt is null
        ? RunsAsync(NewestFirst, new { }, cancellationToken)
        : RunsAsync("where r.prompt = @Prompt " + NewestFirst, new { Prompt = new RowText(prompt) }, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<LabRun>> RunsOfSessionAsync(string session, CancellationToken cancellationToken) =>
        RunsAsync("where r.session = @Session order by r.number, r.id", new { Session = new RowText(session) }, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<LabRun>> UnfinishedRunsAsync(CancellationToken cancellationToken) =>
        RunsAsync("where r.status in ('running', 'judging') order by r.started_at, r.id", new { }, cancellationToken);

    /// <inheritdoc />
    public async Task<IAsyncDisposable?> TryClaimAsync(string id, CancellationToken cancellationToken)
    {
        AdvisoryLock? claim = null;
        await database.RetryAsync(async token => claim = await LabClaim.TryTakeAsync(database, id, token), cancellationToken);
        return claim;
    }

    /// <inheritdoc />
    public Task AddSessionAsync(LabSession session, CancellationToken cancellationToken) => database.TransactAsync(
        work => LabReferences.OrNotFoundAsync(
            () => LabRunRows.InsertAsync(work, session), $"Session {session.Id} is of a prompt or review prompt that is not there."),
        cancellationToken);

    /// <inheritdoc />
    public Task UpdateSessionAsync(LabSession session, CancellationToken cancellationToken) => database.TransactAsync(
        async work => await LabRunRows.UpdateAsync(work, session) > 0 ? true : throw new LabNotFoundException($"There is no session {session.Id}."), cancellationToken);

    /// <inheritdoc />
    public async Task<LabSession?> FindSessionAsync(string id, CancellationToken cancellationToken) =>
        (await SessionsAsync("where x.id = @Id", new { Id = new RowText(id) }, cancellationToken)).SingleOrDefault();

    /// <inheritdoc />
    public Task<IReadOnlyList<LabSession>> ListSessionsAsync(string? prompt, bool unfinishedOnly, int limit, CancellationToken cancellationToken, SessionPlace? after = null)
    {
        List<string> conditions = ["true"];
        if (prompt is not null) conditions.Add("x.prompt = @Prompt");
        if (unfinishedOnly) conditions.Add("x.status = 'running'");
        if (after is not null) conditions.Add("(x.created_at, x.id) < (@CreatedAt, @Id)");
        return SessionsAsync(
            $"where {string.Join(" and ", conditions)} order by x.created_at desc, x.id desc limit @Limit",
            new { Prompt = StoredText.EncodeOptional(prompt), Limit = limit, CreatedAt = after?.CreatedAt.ToUniversalTime(), Id = StoredText.EncodeOptional(after?.Id) },
            cancellationToken);
    }

    /// <inheritdoc />
    public Task<LabDeletion> DeleteRunsAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
        database.TransactAsync(session => LabRemoval.DeleteAsync(session, ids), cancellationToken);

    /// <inheritdoc />
    public Task<LabDeletion> CountDeletionAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
        database.ReadAsync(session => LabRemoval.CountAsync(session, ids), cancellationToken);

    private Task<IReadOnlyList<LabRun>> RunsAsync(string condition, object values, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<LabRun>>(
        async session => [.. (await session.RowsAsync<LabRunReading>($"{LabRunReading.Select} {condition}", values)).Select(row => row.ToRun())], cancellationToken);

    private Task<IReadOnlyList<LabSession>> SessionsAsync(string condition, object values, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<LabSession>>(
            async session => [.. (await session.RowsAsync<LabSessionReading>($"{LabSessionReading.Select} {condition}", values)).Select(row => row.ToSession())],
            cancellationToken);
}
