using System.Globalization;
using System.Text.RegularExpressions;

namespace LlmEval.Core.Observatory.Backfilling;

/// <summary>
/// A file <c>&lt;dataset&gt;_scores.yaml</c> as evaluations leave it: lines <c>"metric": number</c>. It is read as the original dashboard's
/// client reads it, by line and not as YAML; what that client passes over in silence is said.
/// </summary>
public sealed partial class ScoreFile
{
    /// <summary>The end of such a file's name.</summary>
    public const string Suffix = "_scores.yaml";

    private ScoreFile(string dataset, IReadOnlyList<KeyValuePair<string, double>> scores, IReadOnlyList<SkippedLine> skipped) =>
        (Dataset, Scores, Skipped) = (dataset, scores, skipped);

    /// <summary>The dataset.</summary>
    public string Dataset { get; }

    /// <summary>The numbers by metric, in their order; of a metric that stands twice the last number counts.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> Scores { get; }

    /// <summary>Lines that hold no score although they are neither empty nor a comment.</summary>
    public IReadOnlyList<SkippedLine> Skipped { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="fileName">Its name, which ends in <see cref="Suffix"/>.</param>
    /// <param name="text">Its text.</param>
    public static ScoreFile Parse(string fileName, string text)
    {
        var scores = new OrderedDictionary<string, double>(StringComparer.Ordinal);
        var skipped = new List<SkippedLine>();
        foreach (var (index, raw) in text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n').Index())
        {
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#' || line is "---" or "...") continue;
            if (Read(line) is ({ } metric, { } value)) scores[metric] = value;
            else skipped.Add(new SkippedLine(index + 1, line, Why(line)));
        }

        return new ScoreFile(fileName[..^Suffix.Length], [.. scores], skipped);
    }

    private static (string? Metric, double? Value) Read(string line) =>
        ScoreLine().Match(line) is { Success: true } match
        && double.TryParse(match.Groups["number"].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? (match.Groups["metric"].Value, value)
            : default;

    private static string Why(string line) => line switch
    {
        _ when !line.Contains(':', StringComparison.Ordinal) => "there is no \"metric\": number in it",
        ['"', ..] => "what follows the colon is not a finite number and nothing else",
        _ => "the metric does not stand in double quotes",
    };

    [GeneratedRegex("""^"(?<metric>[^"]+)":\s*(?<number>[0-9.eE+-]+)$""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ScoreLine();
}

/// <summary>A line that holds no score.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Text">The line.</param>
/// <param name="Reason">Why it holds none.</param>
public sealed record SkippedLine(int Number, string Text, string Reason);
