using LlmEval.Adapters.Postgres.Results.Reading;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Reading;

namespace LlmEval.Adapters.Postgres.Observatory.Reading;

/// <summary>Rows of observatory.result with the measurements that they come from.</summary>
internal sealed record ScoreReading
{
    private const string Columns = """
        r.id, m.model_id, c.checkpoint_id, c.training_step, r.dataset, r.metric, r.value, r.is_primary, r.eval_config::text as eval_config,
        r.sample_count, r.ci_lower, r.ci_upper, r.stderr, r.interval_lower, r.interval_upper, r.interval_method, r.ingested_at, r.run
        """;

    private const string SelectRuns = $"""
        select {MeasuredRunReading.Columns} from observatory.eval_run u join observatory.checkpoint c on c.id = u.checkpoint where u.id = any(@Runs)
        """;

    public required long Id { get; init; }

    public required RowText ModelId { get; init; }

    public required RowText CheckpointId { get; init; }

    public long? TrainingStep { get; init; }

    public required RowText Dataset { get; init; }

    public required RowText Metric { get; init; }

    public required double Value { get; init; }

    public required bool IsPrimary { get; init; }

    public required string EvalConfig { get; init; }

    public int? SampleCount { get; init; }

    public double? CiLower { get; init; }

    public double? CiUpper { get; init; }

    public double? Stderr { get; init; }

    public double? IntervalLower { get; init; }

    public double? IntervalUpper { get; init; }

    public string? IntervalMethod { get; init; }

    public required DateTime IngestedAt { get; init; }

    public Guid? Run { get; init; }

    /// <summary>Reads them: by step, dataset and metric.</summary>
    public static async Task<IReadOnlyList<StoredScore>> ReadAsync(ReadSession session, ScoreFilter filter)
    {
        var from = filter.BestOnly
            ? "observatory.cell e join observatory.result r on r.id = e.result"
            : "observatory.result r";
        var values = new
        {
            Models = Encoded(filter.Models),
            Type = filter.Type is { } type ? NameOf<ModelType>.Of(type) : null,
            Checkpoints = Encoded(filter.Checkpoints),
            Datasets = Encoded(filter.Datasets),
            Run = filter.Run is { } run ? StoredText.Encode(run) : null,
        };
        var order = filter.FirstOnly ? "order by r.dataset, r.value desc, m.model_id" : "";
        var rows = await RowsAsync(session, filter.FirstOnly ? "distinct on (r.dataset)" : "", from, $"{Condition(filter)} {order}", values);
        return filter.ValuesOnly ? [.. rows.Select(row => row.ToScore(run: null))] : await WithRunsAsync(session, rows);
    }

    /// <summary>Reads those of a condition: by step, dataset and metric.</summary>
    /// <param name="session">Where.</param>
    /// <param name="from">Gives results <c>r</c>.</param>
    /// <param name="condition">On them, their checkpoints <c>c</c> and their models <c>m</c>.</param>
    /// <param name="values">Values of the two.</param>
    public static async Task<IReadOnlyList<StoredScore>> ReadAsync(ReadSession session, string from, string condition, object values) =>
        await WithRunsAsync(session, await RowsAsync(session, "", from, condition, values));

    private static Task<IReadOnlyList<ScoreReading>> RowsAsync(ReadSession session, string distinct, string from, string condition, object values) =>
        session.RowsAsync<ScoreReading>(
            $"""
            select * from (
                select {distinct} {Columns}, c.created_at as seen_at from {from}
                join observatory.checkpoint c on c.id = r.checkpoint join observatory.model m on m.id = c.model
                where {condition}) s
            order by training_step nulls last, dataset, metric, seen_at, id
            """,
            values);

    private static async Task<IReadOnlyList<StoredScore>> WithRunsAsync(ReadSession session, IReadOnlyList<ScoreReading> rows)
    {
        var runs = (await session.RowsAsync<MeasuredRunReading>(SelectRuns, new { Runs = rows.Select(row => row.Run).OfType<Guid>().Distinct().ToArray() }))
            .ToDictionary(run => run.Id, run => run.ToRun());
        return [.. rows.Select(row => row.ToScore(row.Run is { } run ? runs.GetValueOrDefault(run) : null))];
    }

    // Only what is asked for stands in the statement: the planner then knows which index serves it.
    private static string Condition(ScoreFilter filter)
    {
        List<string> conditions = ["true"];
        if (filter.Models.Count > 0) conditions.Add("m.model_id = any(@Models)");
        if (filter.Type is not null) conditions.Add("m.model_type = @Type");
        if (filter.Checkpoints.Count > 0) conditions.Add("c.checkpoint_id = any(@Checkpoints)");
        if (filter.Datasets.Count > 0) conditions.Add(filter.BestOnly ? "e.dataset = any(@Datasets)" : "r.dataset = any(@Datasets)");
        if (filter.Run is not null) conditions.Add("r.run = (select id from observatory.eval_run where eval_run_id = @Run)");
        if (filter.PrimaryOnly) conditions.Add("r.is_primary");
        if (filter.ValuesOnly) conditions.Add("(r.run is null or exists (select from observatory.eval_run u where u.id = r.run and u.status = 'completed'))");
        return string.Join(" and ", conditions);
    }

    private static string[] Encoded(IEnumerable<string> values) => [.. values.Select(StoredText.Encode)];

    private StoredScore ToScore(MeasuredRun? run) => new()
    {
        Id = Id,
        ModelId = ModelId.Value,
        IsPrimary = IsPrimary,
        EvalConfigJson = StoredJson.Decode(EvalConfig),
        IngestedAt = new DateTimeOffset(IngestedAt),
        Score = new MeasuredScore
        {
            CheckpointId = CheckpointId.Value,
            Step = TrainingStep,
            Dataset = Dataset.Value,
            Metric = Metric.Value,
            Value = Value,
            SampleCount = SampleCount ?? run?.SampleCount,
            Sent = CiLower is null && CiUpper is null && Stderr is null ? null : new SentInterval(CiLower, CiUpper, Stderr),
            Interval = IntervalLower is { } lower && IntervalUpper is { } upper ? new ScoreInterval(lower, upper, IntervalMethod!) : null,
            Run = run,
        },
    };
}
