using LlmEval.Adapters.Postgres.Results.Reading;
using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Postgres.Assignments;

/// <summary>The columns of marks: means over attempts, or those of one.</summary>
internal abstract record MarksReading
{
    /// <summary>Joins the marks of <c>s</c>, a sample, as <c>m</c>.</summary>
    protected const string Join = """
        left join lateral (
            select max(v.value) filter (where v.name = 'static_rate') as static_rate, max(v.value) filter (where v.name = 'llm_mean') as llm_mean,
                max(v.value) filter (where v.name = 'dynamic_rate') as dynamic_rate, max(v.value) filter (where v.name = 'overall') as overall,
                max(v.value) filter (where v.name = 'regression_rate') as regression_rate
            from eval.score v where v.sample_id = s.id and v.scorer = 'assignment') m on true
        """;

    public double? StaticRate { get; init; }

    public double? LlmMean { get; init; }

    public double? DynamicRate { get; init; }

    public double? Overall { get; init; }

    public double? RegressionRate { get; init; }

    /// <summary>The marks.</summary>
    protected AttemptScores Marks => new()
    {
        StaticRate = StaticRate,
        LlmMean = LlmMean,
        DynamicRate = DynamicRate,
        Overall = Overall,
        RegressionRate = RegressionRate,
    };
}

/// <summary>A cell of the board.</summary>
internal sealed record CellReading : MarksReading
{
    /// <summary>Selects the cells of a run.</summary>
    public static readonly string Select = $"""
        with planned as (
            select c.id, c.model, c.prompt, {AttemptNames.Template} as template, {AttemptNames.Round} as round, c.samples
            from eval.run_case c join eval.task t on t.key = c.task_key where c.run_id = @Run and t.test_kind = 'assignment'),
        cell as (select model, prompt, template, round, sum(samples)::int as planned from planned group by 1, 2, 3, 4)
        select k.model, k.prompt, k.template, k.round, k.planned, count(s.id)::int as done,
            count(*) filter (where s.outcome not in ('unsupported', 'sandbox_error', 'provider_error', 'cancelled'))::int as measured,
            count(*) filter (where s.outcome = 'passed')::int as passed,
            avg(m.static_rate) as static_rate, avg(m.llm_mean) as llm_mean, avg(m.dynamic_rate) as dynamic_rate, avg(m.overall) as overall,
            avg(m.regression_rate) as regression_rate
        from cell k join planned p on (p.model, p.prompt, p.template, p.round) = (k.model, k.prompt, k.template, k.round)
        left join eval.sample s on s.case_id = p.id {Join}
        group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4
        """;

    public required RowText Model { get; init; }

    public required RowText Prompt { get; init; }

    public required RowText Template { get; init; }

    public required int Round { get; init; }

    public required int Planned { get; init; }

    public required int Done { get; init; }

    public required int Measured { get; init; }

    public required int Passed { get; init; }

    /// <summary>The cell.</summary>
    public AttemptCell ToCell() => new()
    {
        Model = Model.Value,
        Prompt = Prompt.Value,
        Template = Template.Value,
        Round = Round,
        Planned = Planned,
        Done = Done,
        Measured = Measured,
        Passed = Passed,
        Scores = Marks,
    };
}

/// <summary>An attempt in a list.</summary>
internal sealed record LineReading : MarksReading
{
    /// <summary>Selects attempts; what they are follows as a condition on <c>c</c>, eval.run_case, <c>t</c>, eval.task, and <c>s</c>, eval.sample.</summary>
    public static readonly string Select = $"""
        select s.id, c.run_id, c.name as case_name, c.model, c.prompt, {AttemptNames.Template} as template, {AttemptNames.Seed} as seed,
            {AttemptNames.Round} as round, s.sample_index, s.outcome, s.message, s.started_at, s.latency_ms, e.wall_ms,
            case when p.currency = 'USD' then s.cost end as cost_usd,
            m.static_rate, m.llm_mean, m.dynamic_rate, m.overall, m.regression_rate
        from eval.run_case c join eval.task t on t.key = c.task_key join eval.sample s on s.case_id = c.id
        left join eval.execution e on e.sample_id = s.id left join core.price p on p.key = s.price_key {Join}
        where t.test_kind = 'assignment' and
        """;

    /// <summary>The order of attempts.</summary>
    public const string InOrder = " order by c.model, c.prompt, t.name, s.sample_index";

    public required Guid Id { get; init; }

    public required Guid RunId { get; init; }

    public required RowText CaseName { get; init; }

    public required RowText Model { get; init; }

    public required RowText Prompt { get; init; }

    public required RowText Template { get; init; }

    public required RowText Seed { get; init; }

    public required int Round { get; init; }

    public required int SampleIndex { get; init; }

    public required string Outcome { get; init; }

    public RowText? Message { get; init; }

    public DateTime? StartedAt { get; init; }

    public double? LatencyMs { get; init; }

    public double? WallMs { get; init; }

    public decimal? CostUsd { get; init; }

    /// <summary>The attempt.</summary>
    public AttemptLine ToLine() => new()
    {
        Id = new SampleId(Id),
        Run = new RunId(RunId),
        Case = CaseName.Value,
        Model = Model.Value,
        Prompt = Prompt.Value,
        Template = Template.Value,
        Seed = Seed.Value,
        Round = Round,
        Repeat = SampleIndex,
        Outcome = NameOf<Outcome>.Parse(Outcome),
        Message = Message?.Value,
        Scores = Marks,
        AskedAt = StartedAt is { } at ? new DateTimeOffset(at) : null,
        Latency = Durations.FromMilliseconds(LatencyMs),
        CostUsd = CostUsd,
        CheckTime = Durations.FromMilliseconds(WallMs),
    };
}

/// <summary>Parts of a web-app task's id, <c>TEMPLATE/SEED/round-N</c>; <c>t</c> is eval.task.</summary>
internal static class AttemptNames
{
    public const string Template = "split_part(t.name, '/', 1)";

    public const string Seed = "split_part(t.name, '/', 2)";

    public const string Round = "substring(t.name from '[0-9]+$')::int";
}
