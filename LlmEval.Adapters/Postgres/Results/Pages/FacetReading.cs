using LlmEval.Adapters.Postgres.Results.Reading;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Postgres.Results.Pages;

/// <summary>Reads what the tasks of a run can be filtered by.</summary>
internal static class FacetReading
{
    private const string SelectTasks = """
        with task as (
            select t.topic, t.difficulty, bool_or(c.verdict = 'failed') as failed, bool_or(c.verdict = 'not_measured') as not_measured,
                bool_and(coalesce(c.verdict, '') = 'passed') as passed
            from eval.run_case c join eval.task t on t.key = c.task_key where c.run_id = @Run group by t.key)
        select topic, difficulty, count(*)::int as tasks, count(*) filter (where failed)::int as failed,
            count(*) filter (where not_measured)::int as not_measured, count(*) filter (where passed)::int as passed
        from task group by topic, difficulty
        """;

    private const string SelectOutcomes =
        "select outcome, count(*)::int as cases from eval.run_case where run_id = @Run and outcome is not null group by outcome";

    /// <summary>The facets.</summary>
    public static async Task<TaskFacets> ReadAsync(ReadSession session, RunId run)
    {
        var values = new { Run = run.Value };
        var groups = await session.RowsAsync<TaskGroup>(SelectTasks, values);
        var outcomes = await session.RowsAsync<OutcomeCount>(SelectOutcomes, values);
        return new TaskFacets
        {
            Tasks = groups.Sum(group => group.Tasks),
            Failed = groups.Sum(group => group.Failed),
            NotMeasured = groups.Sum(group => group.NotMeasured),
            Passed = groups.Sum(group => group.Passed),
            Topics = Values(groups.Select(group => group.Topic)),
            Difficulties = Values(groups.Select(group => group.Difficulty)),
            Outcomes = outcomes.Select(row => (Outcome: NameOf<Outcome>.Parse(row.Outcome), row.Cases)).OrderBy(row => row.Outcome)
                .ToDictionary(row => row.Outcome, row => row.Cases),
        };
    }

    private static string[] Values(IEnumerable<RowText?> column) =>
        [.. column.OfType<RowText>().Select(text => text.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private sealed record TaskGroup
    {
        public RowText? Topic { get; init; }

        public RowText? Difficulty { get; init; }

        public required int Tasks { get; init; }

        public required int Failed { get; init; }

        public required int NotMeasured { get; init; }

        public required int Passed { get; init; }
    }

    private sealed record OutcomeCount
    {
        public required string Outcome { get; init; }

        public required int Cases { get; init; }
    }
}
