using System.Globalization;
using System.Text.RegularExpressions;
using LlmEval.Core.Domain.Observatory;

namespace LlmEval.Core.Observatory.Backfilling;

/// <summary>What a score file says of the uncertainty of its scores: <c>bootstrap_std (avg over 32)</c> belongs to <c>accuracy (avg over 32)</c>.</summary>
internal static partial class ScoreIntervals
{
    /// <summary>The method of intervals that are made here.</summary>
    public const string Method = "bootstrap sd, normal";

    private const string Deviation = "bootstrap_std";
    private const double Z95 = 1.959963984540054;

    /// <summary>The metrics of a file, with an interval where the file has a deviation for it.</summary>
    public static IReadOnlyList<SubmittedMetric> Of(ScoreFile file)
    {
        var deviations = file.Scores.Where(score => IsDeviation(score.Key) && score.Value >= 0).ToDictionary(score => Setting(score.Key), score => score.Value, StringComparer.Ordinal);
        return
        [
            .. file.Scores.Select(score => new SubmittedMetric(
                score.Key,
                score.Value,
                !IsDeviation(score.Key) && score.Value is >= 0 and <= 1 && deviations.TryGetValue(Setting(score.Key), out var deviation)
                    ? new ScoreInterval(Math.Max(0, score.Value - (Z95 * deviation)), Math.Min(1, score.Value + (Z95 * deviation)), Method)
                    : null)),
        ];
    }

    /// <summary>How many answers of each example a metric averages, from its name; 1 where it does not say.</summary>
    public static int AnswersPerExample(string metric) =>
        Average().Match(metric) is { Success: true } match && int.TryParse(match.Groups["n"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0 ? n : 1;

    private static bool IsDeviation(string metric) => metric == Deviation || metric.StartsWith(Deviation + " ", StringComparison.Ordinal);

    // What stands in parentheses behind the name.
    private static string Setting(string metric) => metric.IndexOf('(', StringComparison.Ordinal) is >= 0 and var open ? metric[open..] : "";

    [GeneratedRegex(@"\(avg over (?<n>[0-9]{1,6})\)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Average();
}
