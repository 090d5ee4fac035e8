using System.Runtime.CompilerServices;
using LlmEval.Adapters.Postgres.Results.Reading;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Postgres.Results;

/// <summary>Reads runs from PostgreSQL. Disposing it leaves the database open.</summary>
public sealed class PostgresResultReader(PostgresDatabase database) : IResultReader
{
    private const int FewestDigits = 4;

    // A page has all texts of its cases in memory; an answer can be megabytes.
    private const int PageSize = 20;
    // What is no evaluation is found by its full id alone.
    private const string IsEval = EvalRuns.Condition;
    private const string NewestFirst = " order by r.started_at desc, r.id desc limit @Limit";

    /// <inheritdoc />
    public Task<IReadOnlyList<RunOverview>> ListRunsAsync(int limit, CancellationToken cancellationToken) => ReadAsync<IReadOnlyList<RunOverview>>(
        async session =>
        {
            var rows = await session.RowsAsync<RunReading>($"{RunReading.SelectCounted} where {IsEval}{NewestFirst}", new { Limit = limit });
            var runs = await RunRows.CompleteAsync(session, rows);
            return [.. rows.Zip(runs, RunRows.Overview)];
        },
        cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<RunRecord>> FindRunsAsync(string reference, CancellationToken cancellationToken)
    {
        if (reference == "latest") return FindAsync($" where {IsEval}{NewestFirst}", new { Limit = 1 }, cancellationToken);
        if (Guid.TryParse(reference, out var id)) return FindAsync(" where r.id = @Id", new { Id = id }, cancellationToken);
        if (reference.Length < FewestDigits || !reference.All(char.IsAsciiHexDigit)) return Task.FromResult<IReadOnlyList<RunRecord>>([]);
        return FindAsync(
            $" where {IsEval} and right(replace(r.id::text, '-', ''), @Length) = @Digits order by r.started_at desc, r.id desc",
            new { reference.Length, Digits = reference.ToLowerInvariant() },
            cancellationToken);
    }

    /// <inheritdoc />
    public async Task<RunRecord?> FindUnfinishedAsync(string configPath, ContentHash configHash, CancellationToken cancellationToken)
    {
        const string condition = $"""
             where {IsEval} and (r.config_path = @Path or r.config_hash = @Hash) and r.status <> 'completed'
                and not exists (select from eval.run x where x.resumed_from = r.id and x.carry = 'done')
            """;
        var values = new { Path = new RowText(configPath), Hash = configHash.Hex, Limit = 1 };
        return (await FindAsync(condition + NewestFirst, values, cancellationToken)).SingleOrDefault();
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<CaseFacts>> ReadCasesAsync(RunId runId, CancellationToken cancellationToken) => ReadAsync<IReadOnlyList<CaseFacts>>(
        async session => [.. (await RunFacts.ReadAsync(session.Connection, runId, session.CancellationToken)).Select(known => known.Facts)],
        cancellationToken);

    /// <inheritdoc />
    public Task<RunSetup> ReadSetupAsync(RunId runId, CancellationToken cancellationToken) => ReadAsync(
        async session =>
        {
            var run = new { RunId = runId.Value };
            return new RunSetup
            {
                Models = [.. (await session.RowsAsync<RunModelReading>(RunModelReading.Select, run)).Select(row => row.ToModel())],
                Prompts = [.. (await session.RowsAsync<RunPromptReading>(RunPromptReading.Select, run)).Select(row => row.ToVariant())],
            };
        },
        cancellationToken);

    /// <inheritdoc />
    public Task<StoredCase?> ReadCaseAsync(RunId runId, string caseName, CancellationToken cancellationToken) => ReadAsync(
        async session =>
        {
            var found = await session.RowsAsync<CaseReading>(CaseReading.Select + " and c.name = @Name", new { RunId = runId.Value, Name = new RowText(caseName) });
            return found.Count == 0 ? null : (await FullCases.ReadAsync(session, found))[0];
        },
        cancellationToken);

    /// <inheritdoc />
    public async IAsyncEnumerable<StoredCase> ReadFullCasesAsync(RunId runId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var ordered = await ReadAsync(
            session => session.RowsAsync<Guid>(CaseReading.SelectIds + CaseReading.InOrder, new { RunId = runId.Value }), cancellationToken);
        foreach (var page in ordered.Chunk(PageSize))
        {
            var cases = await ReadAsync(
                async session =>
                {
                    var rows = await session.RowsAsync<CaseReading>(
                        CaseReading.Select + " and c.id = any(@Page)" + CaseReading.InOrder, new { RunId = runId.Value, Page = page });
                    return await FullCases.ReadAsync(session, rows);
                },
                cancellationToken);
            foreach (var stored in cases) yield return stored;
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Task<IReadOnlyList<RunRecord>> FindAsync(string condition, object values, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<RunRecord>>(
            async session => [.. await RunRows.CompleteAsync(session, await session.RowsAsync<RunReading>(RunReading.Select + condition, values))],
            cancellationToken);

    private async Task<T> ReadAsync<T>(Func<ReadSession, Task<T>> read, CancellationToken cancellationToken)
    {
        T? result = default;
        await database.RetryAsync(
            async token =>
            {
                await using var connection = await database.DataSource.OpenConnectionAsync(token);
                result = await read(new ReadSession(connection, token));
            },
            cancellationToken);
        return result!;
    }
}
