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
            from (
                select c.run_id, sum(c.samples)::int as attempts from eval.task t join eval.run_case c on c.task_key = t.key
                where t.test_kind = 'assignment' group by c.run_id) k
            join eval.run r on r.id = k.run_id
            where {EvalRuns.Condition}
            order by r.started_at desc, r.id desc limit @Limit
            """;
        return database.ReadAsync<IReadOnlyList<AttemptRun>>(
            async session => [.. (await session.RowsAsync<AttemptRunRow>(select, new { Limit = limit })).Select(row => row.ToRun())], cancellationToken);
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
    public Task<CheckEvidence?> ReadEvidenceAsync(SampleId attempt, int check, CancellationToken cancellationToken)
    {
        const string select = """
            select c.content as console, r.content as requests, d.content as dom, q.content as calls
            from assignments.check_result k left join core.text c on c.sha256 = k.console_text left join core.text r on r.sha256 = k.requests_text
            left join core.text d on d.sha256 = k.dom_text left join core.text q on q.sha256 = k.calls_text where k.sample_id = @Id and k.position = @Check
            """;
        return database.ReadAsync(
            async session => (await session.RowAsync<EvidenceRow>(select, new { Id = attempt.Value, Check = check }))?.ToEvidence(), cancellationToken);
    }

    /// <inheritdoc />
    public Task<EvidenceFile?> ReadFileAsync(ContentHash hash, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async session => await session.RowAsync<EvidenceFileRow>("select media_type, content from assignments.evidence where sha256 = @Hash", new { Hash = hash.Hex }) is { } row
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
            async session => [.. (await session.RowsAsync<AssignmentRow>(select, new { })).Select(row => row.ToTask())], cancellationToken);
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
        if (await session.RowAsync<AttemptRow>(detail, values) is not { } row) return null;
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
        var checks = await session.RowsAsync<AttemptCheckRow>("select * from assignments.check_result where sample_id = @Id order by position", values);
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
}
