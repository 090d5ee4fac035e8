namespace LlmEval.Core.Comparison;

/// <summary>The lines of two runs that belong together.</summary>
/// <param name="Before">The first run's; null for a line that is new.</param>
/// <param name="After">The second run's; null for a line that was removed.</param>
internal sealed record LinePair(SnapshotLine? Before, SnapshotLine? After);

/// <summary>Finds the lines of two runs that belong together: by name, and what was renamed by content. Never by position.</summary>
internal static class LineMatcher
{
    /// <summary>Every line of both runs once, in the second run's order; then what was removed.</summary>
    public static IReadOnlyList<LinePair> Match(IReadOnlyList<SnapshotLine> before, IReadOnlyList<SnapshotLine> after, bool acrossModels)
    {
        var pairs = new Dictionary<SnapshotLine, SnapshotLine>(ReferenceEqualityComparer.Instance);
        foreach (var line in after)
        {
            if (before.FirstOrDefault(other => HaveOneName(other, line, acrossModels)) is { } same) pairs[line] = same;
        }

        var lost = before.Where(line => !pairs.ContainsValue(line)).ToLookup(ContentOf);
        // Two lines with one content could be swapped: then nothing is known.
        foreach (var found in after.Where(line => !pairs.ContainsKey(line)).GroupBy(ContentOf).Where(group => group.Count() == 1).ToList())
        {
            if (lost[found.Key].Take(2).ToList() is [var renamed]) pairs[found.Single()] = renamed;
        }

        return
        [
            .. after.Select(line => new LinePair(pairs.GetValueOrDefault(line), line)),
            .. before.Where(line => !pairs.ContainsValue(line)).Select(line => new LinePair(line, null)),
        ];
    }

    private static bool HaveOneName(SnapshotLine one, SnapshotLine other, bool acrossModels) =>
        one.Prompt == other.Prompt && (acrossModels || one.Model == other.Model);

    private static (string Model, string Prompt) ContentOf(SnapshotLine line) => (line.ModelHash.Hex, line.PromptHash.Hex);
}
