using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.MLflow.Contents;

/// <summary>The numbers of a run. Durations are milliseconds.</summary>
internal static class RunMetrics
{
    /// <summary>The name of a line: the model, and the prompt variant where there are several.</summary>
    public static string NameOf(ModelSummary line) => line.Prompt == PromptVariant.DefaultId ? line.Model : $"{line.Model} [{line.Prompt}]";

    /// <summary>The evaluation as a whole: what was measured, and the metrics of every line under its name.</summary>
    public static IReadOnlyList<(string Name, double Value)> OfRun(RunSummary summary) =>
    [
        .. Cases(summary.Models),
        ("samples.planned", summary.PlannedSamples),
        ("samples.measured", summary.MeasuredSamples),
        ("samples.not_measured", summary.NotMeasuredSamples),
        .. Costs(summary.Cost),
        .. summary.Models.SelectMany(line => Estimates(line).Select(metric => ($"{NameOf(line)}/{metric.Name}", metric.Value))),
    ];

    /// <summary>One model with one prompt variant.</summary>
    public static IReadOnlyList<(string Name, double Value)> OfLine(ModelSummary line, IReadOnlyList<CaseFacts> cases)
    {
        var samples = cases.SelectMany(facts => facts.Samples).ToList();
        return
        [
            .. Estimates(line),
            .. Cases([line]),
            ("samples.measured", samples.Count(sample => sample.Outcome.IsMeasured())),
            ("samples.not_measured", samples.Count(sample => !sample.Outcome.IsMeasured())),
            .. line.Outcomes.Select(pair => ($"samples.{NameOf<Outcome>.Of(pair.Key)}", (double)pair.Value)),
            .. Spread("run_time_ms", samples.Select(sample => sample.RunTime)),
            .. Spread("latency_ms", samples.Select(sample => sample.Latency)),
            .. Tokens(line),
            .. Costs(line.Cost),
        ];
    }

    private static IEnumerable<(string Name, double Value)> Estimates(ModelSummary line) =>
        from metric in line.Metrics
        from number in new[] { (metric.Name, metric.Value), ($"{metric.Name}.lower", metric.Lower), ($"{metric.Name}.upper", metric.Upper) }
        where number.Item2 is { } value && double.IsFinite(value)
        select (number.Item1, number.Item2!.Value);

    private static (string Name, double Value)[] Cases(IReadOnlyList<ModelSummary> lines) =>
    [
        ("cases.passed", lines.Sum(line => line.PassedCases)),
        ("cases.failed", lines.Sum(line => line.FailedCases)),
        ("cases.not_measured", lines.Sum(line => line.NotMeasuredCases)),
    ];

    private static IEnumerable<(string Name, double Value)> Spread(string name, IEnumerable<TimeSpan?> times)
    {
        var sorted = times.OfType<TimeSpan>().Select(time => time.TotalMilliseconds).Order().ToList();
        if (sorted.Count == 0) return [];
        var median = (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
        return [($"{name}.mean", sorted.Average()), ($"{name}.median", median), ($"{name}.max", sorted[^1])];
    }

    private static IEnumerable<(string Name, double Value)> Tokens(ModelSummary line) => line.Usage is not { } usage ? [] :
    [
        ("tokens.input", usage.InputTokens),
        ("tokens.cached_input", usage.CachedInputTokens),
        ("tokens.output", usage.OutputTokens),
        ("tokens.reasoning", usage.ReasoningTokens),
    ];

    private static IEnumerable<(string Name, double Value)> Costs(CostSummary cost) =>
    [
        .. cost.All.Select(sum => ($"cost.{sum.Currency}", (double)sum.Amount)),
        .. cost.Paid.Select(sum => ($"cost_paid.{sum.Currency}", (double)sum.Amount)),
        ("samples.unpriced", cost.Unpriced),
    ];
}
