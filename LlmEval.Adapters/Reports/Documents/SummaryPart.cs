using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Reports.Documents;

/// <summary>The results of a run.</summary>
internal sealed record SummaryPart(int PlannedSamples, int MeasuredSamples, int NotMeasuredSamples, IReadOnlyList<ModelPart> Models)
{
    public static SummaryPart Of(RunReport report)
    {
        var cases = report.Facts.ToLookup(facts => (facts.Model, facts.Prompt));
        var summary = report.Summary;
        return new SummaryPart(
            summary.PlannedSamples,
            summary.MeasuredSamples,
            summary.NotMeasuredSamples,
            [.. summary.Models.Select(line => ModelPart.Of(line, cases[(line.Model, line.Prompt)]))]);
    }
}

/// <summary>The results of one model with one prompt variant.</summary>
internal sealed record ModelPart
{
    public required string Model { get; init; }

    public required string Prompt { get; init; }

    public required int PassedCases { get; init; }

    public required int FailedCases { get; init; }

    public required int NotMeasuredCases { get; init; }

    public required IReadOnlyDictionary<string, int> Outcomes { get; init; }

    public required IReadOnlyList<MetricPart> Metrics { get; init; }

    public double? MeanRunMs { get; init; }

    public UsagePart? Usage { get; init; }

    public required IReadOnlyList<SpendingPart> Cost { get; init; }

    public required int UnpricedAnswers { get; init; }

    public static ModelPart Of(ModelSummary line, IEnumerable<CaseFacts> cases) => new()
    {
        Model = line.Model,
        Prompt = line.Prompt,
        PassedCases = line.PassedCases,
        FailedCases = line.FailedCases,
        NotMeasuredCases = line.NotMeasuredCases,
        Outcomes = line.Outcomes.ToDictionary(pair => NameOf<Outcome>.Of(pair.Key), pair => pair.Value),
        Metrics = [.. line.Metrics.Select(MetricPart.Of)],
        MeanRunMs = line.MeanRunTime?.TotalMilliseconds,
        Usage = UsagePart.Of(line.Usage),
        Cost = SpendingPart.Of(line.Cost, cases.SelectMany(facts => facts.Samples)),
        UnpricedAnswers = line.Cost.Unpriced,
    };
}

/// <summary>A metric with its interval.</summary>
internal sealed record MetricPart(string Name, double? Value, double? Lower, double? Upper, double Level, string? Method, int Tasks, string? Reason)
{
    public static MetricPart Of(MetricEstimate metric) =>
        new(metric.Name, metric.Value, metric.Lower, metric.Upper, metric.Level, metric.Method, metric.Tasks, metric.Reason);
}

/// <summary>What answers cost in one currency when they were made, and how much of it this run paid.</summary>
internal sealed record SpendingPart(string Currency, decimal Amount, decimal Paid, int Samples)
{
    public static IReadOnlyList<SpendingPart> Of(CostSummary cost, IEnumerable<SampleFacts> samples)
    {
        var priced = samples.Select(sample => sample.Cost?.Currency).OfType<string>().CountBy(currency => currency).ToDictionary(StringComparer.Ordinal);
        return
        [
            .. cost.All.Select(sum => new SpendingPart(
                sum.Currency, sum.Amount, cost.Paid.FirstOrDefault(paid => paid.Currency == sum.Currency)?.Amount ?? 0, priced[sum.Currency])),
        ];
    }
}
