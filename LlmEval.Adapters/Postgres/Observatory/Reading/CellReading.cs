using LlmEval.Adapters.Postgres.Results.Reading;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Reading;

namespace LlmEval.Adapters.Postgres.Observatory.Reading;

/// <summary>Rows of observatory.cell with what their scores rest on.</summary>
internal sealed record CellReading
{
    // By lateral subqueries, which the planner does not turn into readings of whole tables: there are far fewer cells than results.
    private const string Select = """
        select m.model_id, e.dataset, e.status, u.eval_run_id, r.metric, r.value, c.checkpoint_id, c.training_step, coalesce(r.sample_count, u.sample_count) as sample_count,
            r.ci_lower, r.ci_upper, r.stderr, r.interval_lower, r.interval_upper, r.interval_method
        from observatory.cell e
        join observatory.model m on m.id = e.model
        left join lateral (select * from observatory.result r where r.id = e.result offset 0) r on true
        left join observatory.checkpoint c on c.id = r.checkpoint
        left join lateral (select u.eval_run_id, u.sample_count from observatory.eval_run u where u.id = e.run offset 0) u on true
        """;

    public required RowText ModelId { get; init; }

    public required RowText Dataset { get; init; }

    public required string Status { get; init; }

    public RowText? EvalRunId { get; init; }

    public RowText? Metric { get; init; }

    public double? Value { get; init; }

    public RowText? CheckpointId { get; init; }

    public long? TrainingStep { get; init; }

    public int? SampleCount { get; init; }

    public double? CiLower { get; init; }

    public double? CiUpper { get; init; }

    public double? Stderr { get; init; }

    public double? IntervalLower { get; init; }

    public double? IntervalUpper { get; init; }

    public string? IntervalMethod { get; init; }

    /// <summary>Reads them.</summary>
    public static async Task<IReadOnlyList<HeatmapCell>> ReadAsync(ReadSession session, IReadOnlyCollection<string>? models)
    {
        var rows = models is null
            ? await session.RowsAsync<CellReading>(Select, new { })
            : await session.RowsAsync<CellReading>($"{Select} where m.model_id = any(@Models)", new { Models = models.Select(StoredText.Encode).ToArray() });
        return [.. rows.Select(row => row.ToCell())];
    }

    private HeatmapCell ToCell() => new()
    {
        ModelId = ModelId.Value,
        Dataset = Dataset.Value,
        Status = NameOf<MeasurementStatus>.Parse(Status),
        RunId = EvalRunId?.Value,
        Best = Value is { } value && CheckpointId is { } checkpoint && Metric is { } metric
            ? new MeasuredScore
            {
                CheckpointId = checkpoint.Value,
                Step = TrainingStep,
                Dataset = Dataset.Value,
                Metric = metric.Value,
                Value = value,
                SampleCount = SampleCount,
                Sent = CiLower is null && CiUpper is null && Stderr is null ? null : new SentInterval(CiLower, CiUpper, Stderr),
                Interval = IntervalLower is { } lower && IntervalUpper is { } upper ? new ScoreInterval(lower, upper, IntervalMethod!) : null,
            }
            : null,
    };
}
