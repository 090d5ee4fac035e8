using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Statistics;

namespace LlmEval.Core.Observatory.Comparing;

/// <summary>What is known of how far a score may be off.</summary>
public static class ScoreSpread
{
    /// <summary>The 95% interval that we show of a score: the one sent with its method, else Wilson's where the score is a proportion of a known number, else the one sent in the original's form; null when nothing is known.</summary>
    public static ScoreInterval? IntervalOf(MeasuredScore score)
    {
        if (score.Interval is { } own) return own;
        if (Proportion(score) is var (successes, trials))
        {
            var wilson = Wilson.Interval(successes, trials);
            return new ScoreInterval(wilson.Lower, wilson.Upper, wilson.Method);
        }

        return score.Sent is { Lower: { } lower, Upper: { } upper } ? new ScoreInterval(lower, upper, "as sent") : null;
    }

    /// <summary>The score as successes of trials; null when the number of samples is unknown, or the score is no proportion.</summary>
    internal static (int Successes, int Trials)? Proportion(MeasuredScore score) =>
        score is { SampleCount: > 0 and var n, Value: >= 0 and <= 1 } ? ((int)Math.Round(score.Value * n), n) : null;

    /// <summary>Standard error as it was sent, or from the interval that was sent with its method; null when neither was.</summary>
    internal static double? SentError(MeasuredScore score)
    {
        var z = NormalDistribution.Quantile(ConfidenceInterval.UpperQuantile(ConfidenceInterval.DefaultLevel));
        var error = score switch
        {
            { Interval: { } own } => (own.Upper - own.Lower) / (2 * z),
            { SampleCount: null, Sent.StandardError: { } sent } => sent,
            { SampleCount: null, Sent: { Lower: { } lower, Upper: { } upper } } => (upper - lower) / (2 * z),
            _ => 0,
        };
        return error > 0 ? error : null;
    }
}
