using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Statistics;

namespace LlmEval.Adapters.Postgres.Results.Pages;

/// <summary>Cases of a run that are alike in model, prompt, verdict and counts, with their number.</summary>
internal sealed record CaseTally
{
    /// <summary>Selects them for some runs.</summary>
    public const string Select = """
        with counted as (
            select c.run_id, c.model, c.prompt, c.verdict,
                count(s.id) filter (where s.outcome not in ('unsupported', 'sandbox_error', 'provider_error', 'cancelled'))::int as measured,
                count(s.id) filter (where s.outcome = 'passed')::int as passed
            from eval.run_case c left join eval.sample s on s.case_id = c.id
            where c.run_id = any(@Runs) group by c.id)
        select run_id, model, prompt, verdict, measured, passed, count(*)::int as cases
        from counted group by run_id, model, prompt, verdict, measured, passed
        """;

    public required Guid RunId { get; init; }

    public required RowText Model { get; init; }

    public required RowText Prompt { get; init; }

    public string? Verdict { get; init; }

    public required int Measured { get; init; }

    public required int Passed { get; init; }

    public required int Cases { get; init; }
}

/// <summary>Samples of a run that are alike in model, prompt, outcome, source and currency, summed up.</summary>
internal sealed record SampleTally
{
    /// <summary>Selects them for some runs.</summary>
    public const string Select = """
        select c.run_id, c.model, c.prompt, s.outcome, s.from_cache, p.currency, count(*)::int as samples,
            count(*) filter (where s.latency_ms is not null and s.cost is null)::int as unpriced, sum(s.cost) as cost,
            count(e.wall_ms)::int as runs, sum(e.wall_ms) as wall_ms,
            count(*) filter (where s.input_tokens is not null and s.output_tokens is not null)::int as told,
            coalesce(sum(s.input_tokens) filter (where s.output_tokens is not null), 0)::bigint as input_tokens,
            coalesce(sum(s.cached_input_tokens) filter (where s.input_tokens is not null and s.output_tokens is not null), 0)::bigint as cached_input_tokens,
            coalesce(sum(s.output_tokens) filter (where s.input_tokens is not null), 0)::bigint as output_tokens,
            coalesce(sum(s.reasoning_tokens) filter (where s.input_tokens is not null and s.output_tokens is not null), 0)::bigint as reasoning_tokens
        from eval.run_case c join eval.sample s on s.case_id = c.id
        left join eval.execution e on e.sample_id = s.id left join core.price p on p.key = s.price_key
        where c.run_id = any(@Runs) group by c.run_id, c.model, c.prompt, s.outcome, s.from_cache, p.currency
        """;

    public required Guid RunId { get; init; }

    public required RowText Model { get; init; }

    public required RowText Prompt { get; init; }

    public required string Outcome { get; init; }

    public required bool FromCache { get; init; }

    public RowText? Currency { get; init; }

    public required int Samples { get; init; }

    public required int Unpriced { get; init; }

    public decimal? Cost { get; init; }

    public required int Runs { get; init; }

    public double? WallMs { get; init; }

    public required int Told { get; init; }

    public required long InputTokens { get; init; }

    public required long CachedInputTokens { get; init; }

    public required long OutputTokens { get; init; }

    public required long ReasoningTokens { get; init; }

    /// <summary>What the samples cost together.</summary>
    public static CostSummary CostOf(IReadOnlyCollection<SampleTally> tallies) => new()
    {
        All = Money.SumPerCurrency(tallies.Select(tally => tally.Amount)),
        Paid = Money.SumPerCurrency(tallies.Where(tally => !tally.FromCache).Select(tally => tally.Amount)),
        Unpriced = tallies.Sum(tally => tally.Unpriced),
    };

    /// <summary>Their tokens together; null when no answer said.</summary>
    public static TokenUsage? UsageOf(IReadOnlyCollection<SampleTally> tallies) => tallies.Sum(tally => tally.Told) == 0 ? null : new TokenUsage
    {
        InputTokens = tallies.Sum(tally => tally.InputTokens),
        CachedInputTokens = tallies.Sum(tally => tally.CachedInputTokens),
        OutputTokens = tallies.Sum(tally => tally.OutputTokens),
        ReasoningTokens = tallies.Sum(tally => tally.ReasoningTokens),
    };

    /// <summary>The mean wall time of their executions; null when nothing ran.</summary>
    public static TimeSpan? MeanRunTimeOf(IReadOnlyCollection<SampleTally> tallies) => tallies.Sum(tally => tally.Runs) is var runs and > 0
        ? TimeSpan.FromMilliseconds(tallies.Sum(tally => tally.WallMs ?? 0) / runs)
        : null;

    private Money? Amount => Cost is { } cost && Currency is { } currency ? new Money(cost, currency.Value) : null;
}

/// <summary>How far the pairs of a run are reviewed. Their positions count from 0 without gaps.</summary>
internal sealed record ReviewTally
{
    /// <summary>Selects it for some runs.</summary>
    public const string Select = """
        select r.run_id, p.pairs::int,
            (select count(*) from review.queue_item q where q.run_id = r.run_id and q.verdicts > 0)::int as reviewed,
            (p.pairs - (select count(*) from review.queue_item q where q.run_id = r.run_id and q.opinion in ('none', 'unresolved', 'judge_error')))::int as judged
        from review.review r
        cross join lateral (select max(q.position) + 1 as pairs from review.queue_item q where q.run_id = r.run_id) p
        where r.run_id = any(@Runs) and p.pairs is not null
        """;

    public required Guid RunId { get; init; }

    public required int Pairs { get; init; }

    public required int Judged { get; init; }

    public required int Reviewed { get; init; }
}

/// <summary>Makes the figures of a run of its tallies.</summary>
internal static class Figures
{
    /// <summary>The figures, as <c>RunSummarizer</c> makes them of cases.</summary>
    public static RunFigures Of(RunRecord run, IReadOnlyList<CaseTally> cases, IReadOnlyList<SampleTally> samples) => new(
        new RunSummary
        {
            Models =
            [
                .. from model in run.Models
                   from prompt in run.Prompts
                   let own = cases.Where(tally => tally.Model.Value == model && tally.Prompt.Value == prompt).ToList()
                   where own.Count > 0
                   select Line(run, model, prompt, own, [.. samples.Where(tally => tally.Model.Value == model && tally.Prompt.Value == prompt)]),
            ],
            Cost = SampleTally.CostOf(samples),
            PlannedSamples = cases.Sum(tally => tally.Cases) * run.SamplesPerCase,
            MeasuredSamples = cases.Sum(tally => tally.Measured * tally.Cases),
        },
        Count(cases, CaseVerdict.NotMeasured),
        cases.Where(tally => tally.Verdict is null).Sum(tally => tally.Cases));

    private static ModelSummary Line(RunRecord run, string model, string prompt, List<CaseTally> cases, List<SampleTally> samples)
    {
        TaskCounts[] tasks = [.. cases.SelectMany(tally => Enumerable.Repeat(new TaskCounts(tally.Measured, tally.Passed), tally.Cases))];
        var (passed, failed) = (Count(cases, CaseVerdict.Passed), Count(cases, CaseVerdict.Failed));
        return new ModelSummary
        {
            Model = model,
            Prompt = prompt,
            PassedCases = passed,
            FailedCases = failed,
            NotMeasuredCases = tasks.Length - passed - failed,
            Outcomes = samples.GroupBy(tally => NameOf<Outcome>.Parse(tally.Outcome)).OrderBy(group => group.Key)
                .ToDictionary(group => group.Key, group => group.Sum(tally => tally.Samples)),
            Metrics = [.. run.PassAt.Select(k => PassAtK.OverTasks(k, tasks))],
            MeanRunTime = SampleTally.MeanRunTimeOf(samples),
            Usage = SampleTally.UsageOf(samples),
            Cost = SampleTally.CostOf(samples),
        };
    }

    private static int Count(IEnumerable<CaseTally> cases, CaseVerdict verdict) =>
        cases.Where(tally => tally.Verdict == NameOf<CaseVerdict>.Of(verdict)).Sum(tally => tally.Cases);
}
