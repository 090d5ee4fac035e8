using LlmEval.Adapters.Postgres.Results.Reading;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Postgres.Results.Pages;

/// <summary>
/// Reads the matrix task × model: which tasks, in which order, for which all cases of the run are looked at; and some of the tasks with
/// their cases, for which only these are.
/// </summary>
internal static class TaskLineReading
{
    private const string Turn = """
        case when @Since::uuid is null then null
            when b.id is null then 'new'
            when b.key <> c.key then 'not_comparable'
            when coalesce(b.verdict, 'not_measured') = 'not_measured' or coalesce(c.verdict, 'not_measured') = 'not_measured' then 'not_measured'
            when b.verdict = 'passed' and c.verdict = 'passed' then 'still_passing'
            when b.verdict = 'passed' then 'broken'
            when c.verdict = 'passed' then 'fixed'
            else 'still_failing' end
        """;

    private const string SelectTasks = """
        select t.key, t.name, t.title, t.topic, t.difficulty from eval.task t
        where t.name = any(@Names) and exists (select from eval.run_case c where c.run_id = @Run and c.task_key = t.key)
        """;

    private const string SelectCells = $"""
        select c.id, c.task_key, c.model, c.prompt, c.verdict, c.outcome, c.samples as planned, {Turn} as turn, s.passed, s.measured
        from eval.run_case c left join eval.run_case b on b.run_id = @Since and b.name = c.name
        cross join lateral (
            select count(*) filter (where x.outcome = 'passed')::int as passed,
                count(*) filter (where x.outcome not in ('unsupported', 'sandbox_error', 'provider_error', 'cancelled'))::int as measured
            from eval.sample x where x.case_id = c.id) s
        where c.run_id = @Run and c.task_key = any(@Tasks) order by c.position
        """;

    /// <summary>The places of tasks behind a place, in order.</summary>
    public static async Task<IReadOnlyList<TaskCursor>> ReadPlacesAsync(ReadSession session, RunId run, TaskLineFilter filter, TaskCursor? after, int? limit)
    {
        var rows = await session.RowsAsync<PlaceReading>(SelectPlaces(filter, after), new
        {
            Run = run.Value,
            Since = filter.Since?.Value,
            Topics = Encoded(filter.Topics),
            Difficulties = Encoded(filter.Difficulties),
            Pattern = LikePattern.Containing(filter.Text),
            Verdicts = filter.Verdicts.Select(NameOf<CaseVerdict>.Of).ToArray(),
            Outcomes = filter.Outcomes.Select(NameOf<Outcome>.Of).ToArray(),
            Models = Encoded(filter.Models),
            Prompts = Encoded(filter.Prompts),
            Turns = filter.Turns.Select(NameOf<CaseTurn>.Of).ToArray(),
            after?.Failed,
            after?.NotMeasured,
            Task = after is null ? null : StoredText.Encode(after.Task),
            Limit = limit,
        });
        return [.. rows.Select(row => new TaskCursor(row.Failed, row.NotMeasured, row.Name.Value))];
    }

    /// <summary>The tasks at these places.</summary>
    public static async Task<IReadOnlyList<TaskLine>> ReadLinesAsync(ReadSession session, RunId run, RunId? since, IReadOnlyList<TaskCursor> places)
    {
        var tasks = (await session.RowsAsync<TaskReading>(SelectTasks, new { Run = run.Value, Names = Encoded(places.Select(place => place.Task)) }))
            .ToDictionary(task => task.Name.Value, StringComparer.Ordinal);
        var cells = (await session.RowsAsync<CellReading>(
                SelectCells, new { Run = run.Value, Since = since?.Value, Tasks = tasks.Values.Select(task => task.Key).ToArray() }))
            .ToLookup(cell => cell.TaskKey, StringComparer.Ordinal);
        return [.. from place in places where tasks.ContainsKey(place.Task) let task = tasks[place.Task] select task.ToLine(place, cells[task.Key])];
    }

    // Only what is asked for stands in the statement: a plan for all that could be asked is a bad one for most.
    private static string SelectPlaces(TaskLineFilter filter, TaskCursor? after)
    {
        List<string> tasks = ["c.run_id = @Run"];
        if (filter.Topics.Count > 0) tasks.Add("t.topic = any(@Topics)");
        if (filter.Difficulties.Count > 0) tasks.Add("t.difficulty = any(@Difficulties)");
        if (!string.IsNullOrEmpty(filter.Text)) tasks.Add("t.words like lower(@Pattern)");
        List<string> cases = [];
        if (filter.Verdicts.Count > 0) cases.Add("c.verdict = any(@Verdicts)");
        if (filter.Outcomes.Count > 0) cases.Add("c.outcome = any(@Outcomes)");
        if (filter.Models.Count > 0) cases.Add("c.model = any(@Models)");
        if (filter.Prompts.Count > 0) cases.Add("c.prompt = any(@Prompts)");
        if (filter.Turns.Count > 0) cases.Add($"{Turn} = any(@Turns)");
        var counts = filter.FailedFirst
            ? "count(*) filter (where c.verdict = 'failed')::int as failed, count(*) filter (where c.verdict = 'not_measured')::int as not_measured"
            : "0 as failed, 0 as not_measured";
        return $"""
            with line as (
                select t.name, {counts}
                from eval.run_case c join eval.task t on t.key = c.task_key
                {(filter.Turns.Count > 0 ? "left join eval.run_case b on b.run_id = @Since and b.name = c.name" : "")}
                where {string.Join(" and ", tasks)} group by t.key {(cases.Count > 0 ? $"having bool_or({string.Join(" and ", cases)})" : "")})
            select name, failed, not_measured from line
            {(after is null ? "" : """where (-failed, -not_measured, name) > (-@Failed, -@NotMeasured, @Task collate "C")""")}
            order by failed desc, not_measured desc, name limit @Limit
            """;
    }

    private static string[] Encoded(IEnumerable<string> values) => [.. values.Select(StoredText.Encode)];

    private sealed record PlaceReading
    {
        public required RowText Name { get; init; }

        public required int Failed { get; init; }

        public required int NotMeasured { get; init; }
    }

    private sealed record TaskReading
    {
        public required string Key { get; init; }

        public required RowText Name { get; init; }

        public required RowText Title { get; init; }

        public RowText? Topic { get; init; }

        public RowText? Difficulty { get; init; }

        public TaskLine ToLine(TaskCursor place, IEnumerable<CellReading> cells) => new()
        {
            Task = Name.Value,
            Title = Title.Value,
            Topic = Topic?.Value,
            Difficulty = Difficulty?.Value,
            Cursor = place,
            Cells = [.. cells.Select(cell => cell.ToCell())],
        };
    }

    private sealed record CellReading
    {
        public required Guid Id { get; init; }

        public required string TaskKey { get; init; }

        public required RowText Model { get; init; }

        public required RowText Prompt { get; init; }

        public string? Verdict { get; init; }

        public string? Outcome { get; init; }

        public required int Planned { get; init; }

        public required int Passed { get; init; }

        public required int Measured { get; init; }

        public string? Turn { get; init; }

        public CaseCell ToCell() => new(
            new CaseId(Id),
            Model.Value,
            Prompt.Value,
            Verdict is null ? null : NameOf<CaseVerdict>.Parse(Verdict),
            Outcome is null ? null : NameOf<Outcome>.Parse(Outcome),
            Passed,
            Measured,
            Planned,
            Turn is null ? null : NameOf<CaseTurn>.Parse(Turn));
    }
}
