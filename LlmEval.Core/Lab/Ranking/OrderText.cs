namespace LlmEval.Core.Lab.Ranking;

/// <summary>
/// An order as people type it, best first: <c>b &gt; a = c</c>. <c>&gt;</c> puts what follows behind, <c>=</c> ties it. Everything that is
/// ranked stands in it once.
/// </summary>
public static class OrderText
{
    /// <summary>Reads an order.</summary>
    /// <param name="text">The text.</param>
    /// <param name="names">For each thing that is ranked, the names it goes by: an exact one counts before one that differs in case.</param>
    public static OrderReading Read(string text, IReadOnlyList<IReadOnlyList<string>> names)
    {
        var groups = new List<IReadOnlyList<int>>();
        var seen = new HashSet<int>();
        foreach (var group in text.Split('>'))
        {
            var tied = new List<int>();
            foreach (var word in group.Split('=').Select(word => word.Trim()))
            {
                if (word.Length == 0) return OrderReading.Of("something is missing beside a '>' or '='");
                var found = Find(word, names);
                if (found.Count == 0) return OrderReading.Of($"'{word}' is none of: {string.Join(", ", names.Select(all => all[0]))}");
                if (found.Count > 1) return OrderReading.Of($"'{word}' could be {string.Join(" or ", found.Select(index => names[index][0]))}");
                if (!seen.Add(found[0])) return OrderReading.Of($"'{word}' stands twice");
                tied.Add(found[0]);
            }

            groups.Add(tied);
        }

        var missing = Enumerable.Range(0, names.Count).Where(index => !seen.Contains(index)).ToList();
        return missing.Count == 0
            ? new OrderReading(groups, null)
            : OrderReading.Of($"{string.Join(", ", missing.Select(index => names[index][0]))} {(missing.Count == 1 ? "is" : "are")} missing: everything has its place, ties with '='");
    }

    private static List<int> Find(string word, IReadOnlyList<IReadOnlyList<string>> names)
    {
        var exact = Matches(StringComparison.Ordinal);
        return exact.Count > 0 ? exact : Matches(StringComparison.OrdinalIgnoreCase);

        List<int> Matches(StringComparison comparison) =>
            [.. Enumerable.Range(0, names.Count).Where(index => names[index].Any(name => name.Equals(word, comparison)))];
    }
}

/// <summary>What was read of an order.</summary>
/// <param name="Groups">The places of what is ranked, best first; those within one group are tied. Empty when there is a problem.</param>
/// <param name="Problem">Why it could not be read; null when it could.</param>
public sealed record OrderReading(IReadOnlyList<IReadOnlyList<int>> Groups, string? Problem)
{
    /// <summary>An order that could not be read.</summary>
    internal static OrderReading Of(string problem) => new([], problem);
}
