namespace LlmEval.Core.Statistics;

/// <summary>A stated probability, and what happened.</summary>
/// <param name="Probability">From 0 to 1.</param>
/// <param name="Happened">Whether it happened.</param>
public readonly record struct Forecast(double Probability, bool Happened);

/// <summary>One row of the reliability table: the forecasts above <paramref name="Lower"/> and up to <paramref name="Upper"/>.</summary>
/// <param name="Lower">Lower edge, outside the bin; the first bin holds 0 too.</param>
/// <param name="Upper">Upper edge, inside the bin.</param>
/// <param name="Count">Forecasts.</param>
/// <param name="MeanProbability">What was said, or null in an empty bin.</param>
/// <param name="Observed">The share that happened with Wilson's interval; undefined in an empty bin.</param>
public sealed record ReliabilityBin(double Lower, double Upper, int Count, double? MeanProbability, Estimate Observed);

/// <summary>Whether stated probabilities come true as often as they say.</summary>
/// <remarks>
/// Brier score: G. W. Brier, Monthly Weather Review 78 (1950) 1–3, for one event. Expected calibration error with bins of equal width
/// (lower, upper]: C. Guo et al., On Calibration of Modern Neural Networks (2017). It depends on the bins, so they are stated.
/// </remarks>
public sealed record Calibration
{
    /// <summary>Bins unless more or fewer are asked for.</summary>
    public const int DefaultBins = 10;

    /// <summary>Forecasts.</summary>
    public required int Forecasts { get; init; }

    /// <summary>Mean of (probability − outcome)², 0 is best, with the t interval over forecasts.</summary>
    public required Estimate Brier { get; init; }

    /// <summary>Σ share of the bin · |observed − mean probability|, or null without forecasts. It has no interval: see the table's.</summary>
    public double? ExpectedCalibrationError { get; init; }

    /// <summary>The reliability table, empty bins among it.</summary>
    public required IReadOnlyList<ReliabilityBin> Bins { get; init; }

    /// <summary>Why the numbers are undefined; null when they are defined.</summary>
    public string? Reason { get; init; }

    /// <summary>Compares forecasts with what happened.</summary>
    /// <param name="forecasts">The forecasts.</param>
    /// <param name="bins">Bins of equal width, at least 1.</param>
    /// <param name="level">Confidence level.</param>
    /// <exception cref="ArgumentOutOfRangeException">A probability is outside 0 … 1, or there are no bins.</exception>
    public static Calibration Of(IReadOnlyCollection<Forecast> forecasts, int bins = DefaultBins, double level = ConfidenceInterval.DefaultLevel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        foreach (var forecast in forecasts) Input.RequireProbability(forecast.Probability, nameof(forecasts));
        var byBin = forecasts.ToLookup(forecast => BinOf(forecast.Probability, bins));
        List<ReliabilityBin> table = [.. Enumerable.Range(0, bins).Select(bin => Row(bin, bins, [.. byBin[bin]], level))];
        var result = new Calibration { Forecasts = forecasts.Count, Brier = BrierOf(forecasts, level), Bins = table };
        return forecasts.Count == 0
            ? result with { Reason = "no forecasts" }
            : result with { ExpectedCalibrationError = table.Sum(row => row.Count * Gap(row)) / forecasts.Count };
    }

    private static Estimate BrierOf(IReadOnlyCollection<Forecast> forecasts, double level)
    {
        if (forecasts.Count == 0) return Estimate.Undefined("no forecasts");
        var mean = MeanOverTasks.Of([.. forecasts.Select(forecast => Math.Pow(forecast.Probability - (forecast.Happened ? 1 : 0), 2))], level);
        return mean.Interval is { } interval
            ? new Estimate { Value = mean.Mean, Interval = interval.ClampTo(0, 1) with { Method = "t over forecasts" } }
            : new Estimate { Value = mean.Mean, Reason = "no interval: no spread over forecasts" };
    }

    private static ReliabilityBin Row(int bin, int bins, Forecast[] forecasts, double level)
    {
        var (lower, upper) = ((double)bin / bins, (bin + 1.0) / bins);
        if (forecasts.Length == 0) return new ReliabilityBin(lower, upper, 0, null, Estimate.Undefined("no forecasts"));
        var happened = forecasts.Count(forecast => forecast.Happened);
        var observed = new Estimate { Value = (double)happened / forecasts.Length, Interval = Wilson.Interval(happened, forecasts.Length, level) };
        return new ReliabilityBin(lower, upper, forecasts.Length, forecasts.Average(forecast => forecast.Probability), observed);
    }

    private static double Gap(ReliabilityBin row) => row.Count == 0 ? 0 : Math.Abs(row.Observed.Value!.Value - row.MeanProbability!.Value);

    /// <summary>The bin whose upper edge is the first that is not below p; edges are compared as they are stated, not by p · bins, which rounds.</summary>
    private static int BinOf(double p, int bins)
    {
        var bin = Math.Clamp((int)Math.Ceiling(p * bins) - 1, 0, bins - 1);
        if (bin > 0 && p <= (double)bin / bins) return bin - 1;
        return bin < bins - 1 && p > (bin + 1.0) / bins ? bin + 1 : bin;
    }
}
