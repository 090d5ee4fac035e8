using LlmEval.Adapters.Postgres.Results.Pages;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Users;

namespace LlmEval.Adapters.Postgres.Results;

/// <summary>Reads runs and their cases page by page from PostgreSQL.</summary>
public sealed class PostgresRunPages(PostgresDatabase database) : IRunPages
{
    private const string SelectCase = """
        select c.id, c.name, t.title, x.content as prompt
        from eval.run_case c join eval.task t on t.key = c.task_key join core.text x on x.sha256 = t.prompt_text
        where c.run_id = @Run and
        """;

    /// <inheritdoc />
    public Task<IReadOnlyList<RunRecord>> ListRunsAsync(RunFilter filter, RunCursor? after, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync(session => RunPage.ReadAsync(session, filter, after, limit), cancellationToken);

    /// <inheritdoc />
    public Task<int> CountRunsAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.RowAsync<int>($"select count(*)::int from eval.run r where {EvalRuns.Condition}", new { }), cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<RunId, RunFigures>> ReadFiguresAsync(IReadOnlyCollection<RunRecord> runs, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyDictionary<RunId, RunFigures>>(
            async session =>
            {
                var ids = new { Runs = runs.Select(run => run.Id.Value).ToArray() };
                var cases = (await session.RowsAsync<CaseTally>(CaseTally.Select, ids)).ToLookup(tally => tally.RunId);
                var samples = (await session.RowsAsync<SampleTally>(SampleTally.Select, ids)).ToLookup(tally => tally.RunId);
                return runs.ToDictionary(run => run.Id, run => Figures.Of(run, [.. cases[run.Id.Value]], [.. samples[run.Id.Value]]));
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<RunId, ReviewProgress>> ReadProgressAsync(IReadOnlyCollection<RunId> runs, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyDictionary<RunId, ReviewProgress>>(
            async session => (await session.RowsAsync<ReviewTally>(ReviewTally.Select, new { Runs = runs.Select(run => run.Value).ToArray() }))
                .ToDictionary(tally => new RunId(tally.RunId), tally => new ReviewProgress(tally.Pairs, tally.Judged, tally.Reviewed)),
            cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<RunPulse>> ReadPulseAsync(int limit, CancellationToken cancellationToken) =>
        database.ReadAsync(session => PulseReading.ReadAsync(session, limit), cancellationToken);

    /// <inheritdoc />
    public Task<int> CountBlindVotesAsync(RunId run, CancellationToken cancellationToken)
    {
        const string count = """
            select count(distinct (j.pair_id, j.reviewer))::int from review.judgment j
            where j.run_id = @Run and j.source = 'human' and j.kind = 'verdict' and j.action = 'blind' and j.lane in ('blind', 'blind-first')
                and not exists (select from review.judgment later where later.supersedes = j.id and later.kind = 'retraction')
            """;
        return database.ReadAsync(session => session.RowAsync<int>(count, new { Run = run.Value }), cancellationToken);
    }

    /// <inheritdoc />
    public Task<TaskFacets> ReadFacetsAsync(RunId run, CancellationToken cancellationToken) =>
        database.ReadAsync(session => FacetReading.ReadAsync(session, run), cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<TaskCursor>> ListTasksAsync(RunId run, TaskLineFilter filter, TaskCursor? after, int? limit, CancellationToken cancellationToken) =>
        database.ReadAsync(session => TaskLineReading.ReadPlacesAsync(session, run, filter, after, limit), cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<TaskLine>> ReadTasksAsync(RunId run, RunId? since, IReadOnlyList<TaskCursor> places, CancellationToken cancellationToken) =>
        database.ReadAsync(session => TaskLineReading.ReadLinesAsync(session, run, since, places), cancellationToken);

    /// <inheritdoc />
    public Task<CasePlace?> FindCaseAsync(RunId run, CaseId id, CancellationToken cancellationToken) =>
        FindCaseAsync(" c.id = @Id", new { Run = run.Value, Id = id.Value }, cancellationToken);

    /// <inheritdoc />
    public Task<CasePlace?> FindCaseAsync(RunId run, string name, CancellationToken cancellationToken) =>
        FindCaseAsync(" c.name = @Name", new { Run = run.Value, Name = new RowText(name) }, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<string, string>> ReadTitlesAsync(RunId run, IReadOnlyCollection<string> tasks, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyDictionary<string, string>>(
            async session => (await session.RowsAsync<TitleReading>(
                    TitleReading.Select, new { Run = run.Value, Names = tasks.Select(StoredText.Encode).ToArray() }))
                .ToDictionary(row => row.Name.Value, row => row.Title.Value, StringComparer.Ordinal),
            cancellationToken);

    /// <inheritdoc />
    public Task<string?> ReadTextAsync(SampleId sample, SampleText text, CancellationToken cancellationToken)
    {
        var source = text switch
        {
            SampleText.Response => "eval.sample s join core.text t on t.sha256 = s.response_text where s.id",
            SampleText.Code => "eval.sample s join core.text t on t.sha256 = s.code_text where s.id",
            SampleText.Stdout => "eval.execution e join core.text t on t.sha256 = e.stdout_text where e.sample_id",
            _ => "eval.execution e join core.text t on t.sha256 = e.stderr_text where e.sample_id",
        };
        return database.ReadAsync(
            async session => (await session.RowAsync<RowText?>($"select t.content from {source} = @Id", new { Id = sample.Value }))?.Value, cancellationToken);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<CaseJudgment>> ReadJudgmentsAsync(CaseId id, UserId reader, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<CaseJudgment>>(
            async session =>
            [
                .. (await session.RowsAsync<CaseJudgmentReading>(CaseJudgmentReading.Select, new { Case = id.Value, Reader = reader.Value }))
                    .Select(row => row.ToJudgment()),
            ],
            cancellationToken);

    private Task<CasePlace?> FindCaseAsync(string condition, object values, CancellationToken cancellationToken) => database.ReadAsync(
        async session => await session.RowAsync<CaseRow>(SelectCase + condition, values) is { } row
            ? new CasePlace(new CaseId(row.Id), row.Name.Value, row.Title.Value, row.Prompt.Value)
            : null,
        cancellationToken);

    private sealed record CaseRow
    {
        public required Guid Id { get; init; }

        public required RowText Name { get; init; }

        public required RowText Title { get; init; }

        public required RowText Prompt { get; init; }
    }

    private sealed record TitleReading
    {
        public const string Select = """
            select distinct on (t.name) t.name, t.title from eval.run_case c join eval.task t on t.key = c.task_key
            where c.run_id = @Run and t.name = any(@Names) order by t.name
            """;

        public required RowText Name { get; init; }

        public required RowText Title { get; init; }
    }
}
