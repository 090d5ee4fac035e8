using LlmEval.Adapters.Postgres.Results.Reading;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Postgres.Results.Pages;

/// <summary>Reads pages of the matrix task × model: one query for the tasks, one for their cases.</summary>
internal static class TaskLinePage
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

    private const string SelectTasks = $"""
        with line as (
            select t.key, t.name, t.title, t.topic, t.difficulty,
                case when @FailedFirst then count(*) filter (where c.verdict = 'failed') else 0 end::int as failed,
                case when @FailedFirst then count(*) filter (where c.verdict = 'not_measured') else 0 end::int as not_measured
            from eval.run_case c join eval.task t on t.key = c.task_key
            left join eval.run_case b on b.run_id = @Since and b.name = c.name
            where c.run_id = @Run
                and (@AnyTopic or t.topic = any(@Topics)) and (@AnyDifficulty or t.difficulty = any(@Difficulties))
                and (@Pattern::text is null or t.name ilike @Pattern or t.title ilike @Pattern)
            group by t.key
            having bool_or(
                (@AnyVerdict or c.verdict = any(@Verdicts)) and (@AnyOutcome or c.outcome = any(@Outcomes))
                and (@AnyModel or c.model = any(@Models)) and (@AnyPrompt or c.prompt = any(@Prompts))
                and (@AnyTurn or {Turn} = any(@Turns))))
        select * from line
        where @Task::text is null or (-failed, -not_measured, name) > (-@Failed, -@NotMeasured, @Task collate "C")
        order by failed desc, not_measured desc, name limit @Limit
        """;

    private const string SelectCells = $"""
        select c.id, c.task_key, c.model, c.prompt, c.verdict, c.outcome, c.samples as planned, {Turn} as turn,
            (select count(*) from eval.sample s where s.case_id = c.id and s.outcome = 'passed')::int as passed,
            (select count(*) from eval.sample s where s.case_id = c.id
                and s.outcome not in ('unsupported', 'sandbox_error', 'provider_error', 'cancelled'))::int as measured
        from eval.run_case c left join eval.run_case b on b.run_id = @Since and b.name = c.name
        where c.run_id = @Run and c.task_key = any(@Tasks) order by c.position
        """;

    /// <summary>The page.</summary>
    public static async Task<IReadOnlyList<TaskLine>> ReadAsync(ReadSession session, RunId run, TaskLineFilter filter, TaskCursor? after, int limit)
    {
        var tasks = await session.RowsAsync<TaskReading>(SelectTasks, new
        {
            Run = run.Value,
            Since = filter.Since?.Value,
            filter.FailedFirst,
            AnyTopic = filter.Topics.Count == 0,
            Topics = Encoded(filter.Topics),
            AnyDifficulty = filter.Difficulties.Count == 0,
            Difficulties = Encoded(filter.Difficulties),
            Pattern = LikePattern.Containing(filter.Text),
            AnyVerdict = filter.Verdicts.Count == 0,
            Verdicts = filter.Verdicts.Select(NameOf<CaseVerdict>.Of).ToArray(),
            AnyOutcome = filter.Outcomes.Count == 0,
            Outcomes = filter.Outcomes.Select(NameOf<Outcome>.Of).ToArray(),
            AnyModel = filter.Models.Count == 0,
            Models = Encoded(filter.Models),
            AnyPrompt = filter.Prompts.Count == 0,
            Prompts = Encoded(filter.Prompts),
            AnyTurn = filter.Turns.Count == 0,
            Turns = filter.Turns.Select(NameOf<CaseTurn>.Of).ToArray(),
            Failed = after?.Failed ?? 0,
            NotMeasured = after?.NotMeasured ?? 0,
            Task = after is null ? null : StoredText.Encode(after.Task),
            Limit = limit,
        });
        var cells = (await session.RowsAsync<CellReading>(
            SelectCells, new { Run = run.Value, Since = filter.Since?.Value, Tasks = tasks.Select(task => task.Key).ToArray() })).ToLookup(cell => cell.TaskKey);
        return [.. tasks.Select(task => task.ToLine(cells[task.Key]))];
    }

    private static string[] Encoded(IEnumerable<string> values) => [.. values.Select(StoredText.Encode)];

    private sealed record TaskReading
    {
        public required string Key { get; init; }

        public required RowText Name { get; init; }

        public required RowText Title { get; init; }

        public RowText? Topic { get; init; }

        public RowText? Difficulty { get; init; }

        public required int Failed { get; init; }

        public required int NotMeasured { get; init; }

        public TaskLine ToLine(IEnumerable<CellReading> cells) => new()
        {
            Task = Name.Value,
            Title = Title.Value,
            Topic = Topic?.Value,
            Difficulty = Difficulty?.Value,
            Cursor = new TaskCursor(Failed, NotMeasured, Name.Value),
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
