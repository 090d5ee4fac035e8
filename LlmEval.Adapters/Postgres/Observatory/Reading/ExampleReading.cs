using LlmEval.Adapters.Postgres.Results.Pages;
using LlmEval.Adapters.Postgres.Results.Reading;
using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Reading;

namespace LlmEval.Adapters.Postgres.Observatory.Reading;

/// <summary>Rows of observatory.example.</summary>
internal sealed record ExampleReading
{
    private const string OfRun = "e.run = (select id from observatory.eval_run where eval_run_id = @Run)";

    public required int Idx { get; init; }

    public bool? Correct { get; init; }

    public RowText? InputPreview { get; init; }

    public RowText? OutputPreview { get; init; }

    public RowText? GroundTruth { get; init; }

    public RowText? ErrorTag { get; init; }

    public RowText? Difficulty { get; init; }

    public RowText? Topic { get; init; }

    public RowText? Subtask { get; init; }

    public required string Metadata { get; init; }

    /// <summary>Examples by their index.</summary>
    public static async Task<IReadOnlyList<SubmittedExample>> ListAsync(ReadSession session, string run, ExampleFilter filter, ExamplePage page)
    {
        // What is left out is counted in the index of the one measurement; nothing of its rows but the wanted ones is read.
        var skip = page.Skip == 0 ? "" : $" and e.idx >= (select e.idx from observatory.example e where {Condition(filter)} order by e.idx offset @Skip limit 1)";
        var rows = await session.RowsAsync<ExampleReading>(
            $"""
            select e.idx, e.correct, e.input_preview, e.output_preview, e.ground_truth, e.error_tag, e.difficulty, e.topic, e.subtask, e.metadata::text as metadata
            from observatory.example e where {Condition(filter)}{(page.After is null ? "" : " and e.idx > @After")}{skip} order by e.idx limit @Limit
            """,
            Values(run, filter, page));
        return [.. rows.Select(row => row.ToExample())];
    }

    /// <summary>Counts examples.</summary>
    public static async Task<ExampleCounts> CountAsync(ReadSession session, string run, ExampleFilter filter)
    {
        var row = (await session.RowAsync<CountReading>(
            $"""
            select count(*)::int as total, count(*) filter (where e.correct)::int as correct, count(*) filter (where not e.correct)::int as incorrect
            from observatory.example e where {Condition(filter)}
            """,
            Values(run, filter, default)))!;
        return new ExampleCounts(row.Total, row.Correct, row.Incorrect);
    }

    private static string Condition(ExampleFilter filter)
    {
        List<string> conditions = [OfRun];
        if (filter.Correct is not null) conditions.Add("e.correct = @Correct");
        if (filter.Topics.Count > 0) conditions.Add("e.topic = any(@Topics)");
        if (filter.Difficulties.Count > 0) conditions.Add("e.difficulty = any(@Difficulties)");
        if (filter.ErrorTags.Count > 0) conditions.Add("e.error_tag = any(@ErrorTags)");
        if (filter.Subtasks.Count > 0) conditions.Add("e.subtask = any(@Subtasks)");
        if (!string.IsNullOrEmpty(filter.Text)) conditions.Add("(e.input_preview ilike @Pattern or e.output_preview ilike @Pattern or e.ground_truth ilike @Pattern)");
        return string.Join(" and ", conditions);
    }

    private static object Values(string run, ExampleFilter filter, ExamplePage page) => new
    {
        Run = StoredText.Encode(run),
        filter.Correct,
        Topics = Encoded(filter.Topics),
        Difficulties = Encoded(filter.Difficulties),
        ErrorTags = Encoded(filter.ErrorTags),
        Subtasks = Encoded(filter.Subtasks),
        Pattern = LikePattern.Containing(filter.Text),
        page.After,
        page.Skip,
        page.Limit,
    };

    private static string[] Encoded(IEnumerable<string> values) => [.. values.Select(StoredText.Encode)];

    private SubmittedExample ToExample() => new()
    {
        Index = Idx,
        Correct = Correct,
        InputPreview = InputPreview?.Value,
        OutputPreview = OutputPreview?.Value,
        GroundTruth = GroundTruth?.Value,
        ErrorTag = ErrorTag?.Value,
        Difficulty = Difficulty?.Value,
        Topic = Topic?.Value,
        Subtask = Subtask?.Value,
        MetadataJson = StoredJson.Decode(Metadata),
    };

    private sealed record CountReading
    {
        public required int Total { get; init; }

        public required int Correct { get; init; }

        public required int Incorrect { get; init; }
    }
}
