using System.Text.Json;
using LlmEval.Adapters.Postgres.Results;
using LlmEval.Adapters.Postgres.Results.Reading;
using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Identity;

namespace LlmEval.Adapters.Postgres.Assignments;

/// <summary>Reads what runs made of web-app tasks from PostgreSQL.</summary>
public sealed class PostgresAttemptReader(PostgresDatabase database) : IAttemptReader
{
    /// <inheritdoc />
    public Task<IReadOnlyList<AttemptRun>> ListRunsAsync(int limit, CancellationToken cancellationToken)
    {
        const string select = $"""
            select r.id, r.name, r.started_at, k.attempts
            from eval.run r
            cross join lateral (
                select sum(c.samples)::int as attempts from eval.run_case c join eval.task t on t.key = c.task_key
                where c.run_id = r.id and t.test_kind = 'assignment') k
            where {EvalRuns.Condition} and k.attempts is not null
            order by r.started_at desc, r.id desc limit @Limit
            """;
        return database.ReadAsync<IReadOnlyList<AttemptRun>>(
            async session => [.. (await session.RowsAsync<RunRow>(select, new { Limit = limit })).Select(row => row.ToRun())], cancellationToken);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<AttemptCell>> ReadBoardAsync(RunId run, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<AttemptCell>>(
            async session => [.. (await session.RowsAsync<CellReading>(CellReading.Select, new { Run = run.Value })).Select(row => row.ToCell())], cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<AttemptLine>> ListAsync(RunId run, AttemptFilter filter, CancellationToken cancellationToken)
    {
        var select = $"""
            {LineReading.Select} c.run_id = @Run and (@Model::text is null or c.model = @Model) and (@Prompt::text is null or c.prompt = @Prompt)
                and (@Template::text is null or {AttemptNames.Template} = @Template)
            {LineReading.InOrder}
            """;
        var values = new { Run = run.Value, Model = Encoded(filter.Model), Prompt = Encoded(filter.Prompt), Template = Encoded(filter.Template) };
        return database.ReadAsync<IReadOnlyList<AttemptLine>>(
            async session => [.. (await session.RowsAsync<LineReading>(select, values)).Select(row => row.ToLine())], cancellationToken);
    }

    /// <inheritdoc />
    public Task<StoredAttempt?> FindAsync(SampleId attempt, CancellationToken cancellationToken) =>
        database.ReadAsync(session => ReadAsync(session, attempt), cancellationToken);

    /// <inheritdoc />
    public Task<PageEvidence?> ReadEvidenceAsync(SampleId attempt, int check, CancellationToken cancellationToken)
    {
        const string select = """
            select c.content as console, r.content as requests, d.content as dom
            from assignments.check_result k left join core.text c on c.sha256 = k.console_text left join core.text r on r.sha256 = k.requests_text
            left join core.text d on d.sha256 = k.dom_text where k.sample_id = @Id and k.position = @Check
            """;
        return database.ReadAsync(
            async session => (await session.RowAsync<EvidenceRow>(select, new { Id = attempt.Value, Check = check }))?.ToEvidence(), cancellationToken);
    }

    /// <inheritdoc />
    public Task<EvidenceFile?> ReadFileAsync(ContentHash hash, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async session => await session.RowAsync<FileRow>("select media_type, content from assignments.evidence where sha256 = @Hash", new { Hash = hash.Hex }) is { } row
                ? new EvidenceFile(row.MediaType, row.Content)
                : null,
            cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<StoredAssignment>> ListTasksAsync(CancellationToken cancellationToken)
    {
        const string select = $"""
            select distinct on (1, 3, 4) {AttemptNames.Template} as template, t.title, {AttemptNames.Seed} as seed, {AttemptNames.Round} as round,
                p.content as task, k.content as checks, u.runs
            from eval.task t join core.text p on p.sha256 = t.prompt_text join core.text k on k.sha256 = t.tests_text
            cross join lateral (
                select count(distinct c.run_id)::int as runs, max(r.started_at) as last from eval.run_case c join eval.run r on r.id = c.run_id where c.task_key = t.key) u
            where t.test_kind = 'assignment' and u.runs > 0
            order by 1, 3, 4, u.last desc
            """;
        return database.ReadAsync<IReadOnlyList<StoredAssignment>>(
            async session => [.. (await session.RowsAsync<TaskRow>(select, new { })).Select(row => row.ToTask())], cancellationToken);
    }

    private static async Task<StoredAttempt?> ReadAsync(ReadSession session, SampleId attempt)
    {
        var values = new { Id = attempt.Value };
        const string detail = """
            select c.id as case_id, c.run_id, c.model, c.prompt, s.sample_index, t.name as task_name, p.content as task, x.content as files,
                u.repo_url, u.commit_sha, u.pages_url, u.published_at, u.notes
            from eval.sample s join eval.run_case c on c.id = s.case_id join eval.task t on t.key = c.task_key join core.text p on p.sha256 = t.prompt_text
            left join core.text x on x.sha256 = s.code_text left join assignments.submission u on u.sample_id = s.id
            where s.id = @Id and t.test_kind = 'assignment'
            """;
        if (await session.RowAsync<DetailRow>(detail, values) is not { } row) return null;
        var ofTry = $"""
            {LineReading.Select} c.run_id = @Run and c.model = @Model and c.prompt = @Prompt and s.sample_index = @Index and t.name like @Pattern
            order by {AttemptNames.Round}
            """;
        // What comes before the round, with its own slash; ids and seeds hold none of LIKE's characters but the underscore, which is escaped.
        var prefix = row.TaskName.Value[..(row.TaskName.Value.LastIndexOf('/') + 1)].Replace("_", @"\_", StringComparison.Ordinal);
        var rounds = await session.RowsAsync<LineReading>(ofTry, new
        {
            Run = row.RunId,
            Model = StoredText.Encode(row.Model.Value),
            Prompt = StoredText.Encode(row.Prompt.Value),
            Index = row.SampleIndex,
            Pattern = prefix + "%",
        });
        var checks = await session.RowsAsync<CheckRow>("select * from assignments.check_result where sample_id = @Id order by position", values);
        var lines = rounds.Select(line => line.ToLine()).ToList();
        return new StoredAttempt
        {
            Line = lines.Single(line => line.Id == attempt),
            Rounds = lines,
            Task = row.Task.Value,
            Files = row.Files?.Value,
            Submission = row.ToSubmission(),
            PublishedAt = row.PublishedAt is { } at ? new DateTimeOffset(at) : null,
            Notes = [.. (row.Notes ?? []).Select(StoredText.Decode)],
            Checks = [.. checks.Select(check => check.ToCheck())],
        };
    }

    private static string? Encoded(string? text) => text is null ? null : StoredText.Encode(text);

    private sealed record RunRow
    {
        public required Guid Id { get; init; }

        public required RowText Name { get; init; }

        public required DateTime StartedAt { get; init; }

        public required int Attempts { get; init; }

        public AttemptRun ToRun() => new(new RunId(Id), Name.Value, new DateTimeOffset(StartedAt), Attempts);
    }

    private sealed record FileRow
    {
        public required string MediaType { get; init; }

        public required byte[] Content { get; init; }
    }

    private sealed record EvidenceRow
    {
        public RowText? Console { get; init; }

        public RowText? Requests { get; init; }

        public RowText? Dom { get; init; }

        public PageEvidence ToEvidence() => new() { Console = Lines(Console), Requests = Lines(Requests), Dom = Dom?.Value };

        private static string[] Lines(RowText? json) => json is { } text ? JsonSerializer.Deserialize<string[]>(text.Value)! : [];
    }

    private sealed record TaskRow
    {
        public required RowText Template { get; init; }

        public required RowText Title { get; init; }

        public required RowText Seed { get; init; }

        public required int Round { get; init; }

        public required RowText Task { get; init; }

        public required RowText Checks { get; init; }

        public required int Runs { get; init; }

        public StoredAssignment ToTask() => new(Template.Value, Title.Value, Seed.Value, Round, Task.Value, Checks.Value, Runs);
    }

    private sealed record DetailRow
    {
        public required Guid RunId { get; init; }

        public required RowText Model { get; init; }

        public required RowText Prompt { get; init; }

        public required int SampleIndex { get; init; }

        public required RowText TaskName { get; init; }

        public required RowText Task { get; init; }

        public RowText? Files { get; init; }

        public RowText? RepoUrl { get; init; }

        public RowText? CommitSha { get; init; }

        public RowText? PagesUrl { get; init; }

        public DateTime? PublishedAt { get; init; }

        public string[]? Notes { get; init; }

        public Submission? ToSubmission() =>
            RepoUrl is { } repo && CommitSha is { } commit && PagesUrl is { } pages ? new Submission(repo.Value, commit.Value, pages.Value) : null;
    }

    private sealed record CheckRow
    {
        public required RowText Name { get; init; }

        public required string Kind { get; init; }

        public required int Round { get; init; }

        public double? Score { get; init; }

        public required bool NotMeasured { get; init; }

        public required RowText Reason { get; init; }

        public required double Weight { get; init; }

        public required double ElapsedMs { get; init; }

        public string? Screenshot { get; init; }

        public string? ConsoleText { get; init; }

        public string? RequestsText { get; init; }

        public string? DomText { get; init; }

        public StoredCheck ToCheck() => new(
            new CheckResult
            {
                Name = Name.Value,
                Kind = NameOf<CheckKind>.Parse(Kind),
                Round = Round,
                Score = Score,
                NotMeasured = NotMeasured,
                Reason = Reason.Value,
                Weight = Weight,
                Elapsed = Durations.FromMilliseconds(ElapsedMs),
            },
            Screenshot is null ? null : ContentHash.Parse(Screenshot),
            ConsoleText is not null || RequestsText is not null || DomText is not null);
    }
}
