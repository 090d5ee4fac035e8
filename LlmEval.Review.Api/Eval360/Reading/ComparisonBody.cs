using LlmEval.Core.Observatory.Comparing;

namespace LlmEval.Review.Api.Eval360.Reading;

/// <summary>What a test says of two scores: ours, beside the original's word. First − second; null stands for what is undefined.</summary>
internal sealed record ComparisonBody
{
    public required ScoreVerdict Verdict { get; init; }

    public required double? Difference { get; init; }

    public required double? Lower { get; init; }

    public required double? Upper { get; init; }

    public required string? Test { get; init; }

    public required double? PValue { get; init; }

    public required double? AdjustedPValue { get; init; }

    public required bool Paired { get; init; }

    public required int? SampleCount { get; init; }

    public required double? MinimumDetectableEffect { get; init; }

    public required IReadOnlyList<string> DifferingFields { get; init; }

    /// <summary>From a comparison; null for null.</summary>
    public static ComparisonBody? Of(ScoreComparison? comparison) => comparison is null ? null : new()
    {
        Verdict = comparison.Verdict,
        Difference = comparison.Difference?.Value,
        Lower = comparison.Difference?.Interval?.Lower,
        Upper = comparison.Difference?.Interval?.Upper,
        Test = comparison.Test?.Method,
        PValue = comparison.Test?.PValue,
        AdjustedPValue = comparison.AdjustedP,
        Paired = comparison.IsPaired,
        SampleCount = comparison.Count,
        MinimumDetectableEffect = comparison.DetectableEffect,
        DifferingFields = [.. comparison.Differences.Where(difference => difference.Forbids).Select(difference => difference.Field)],
    };
}
