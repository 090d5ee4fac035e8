namespace LlmEval.Adapters.Yaml.Diagnostics;

/// <summary>Finds the word that a person probably meant.</summary>
public static class Similar
{
    /// <summary>The nearest of some words, or null when none is near.</summary>
    /// <param name="word">The word as written.</param>
    /// <param name="known">The words that would have been right.</param>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        var best = known.Select(candidate => (candidate, distance: Distance(Plain(word), Plain(candidate))))
            .OrderBy(pair => pair.distance)
            .FirstOrDefault();
        if (best.candidate is not null && best.distance < best.candidate.Length
            && best.distance <= Tolerance(Math.Max(word.Length, best.candidate.Length)))
        {
            return best.candidate;
        }

        return known.FirstOrDefault(candidate => HasWordsOf(candidate, word));
    }

    /// <summary><c>did you mean '…'?</c> for the nearest of some words, or null when none is near.</summary>
    public static string? Suggest(string word, IEnumerable<string> known) =>
        Nearest(word, known) is { } nearest ? $"did you mean '{nearest}'?" : null;

    /// <summary><c>did you mean '…'?</c>, or which words there are when none is near.</summary>
    public static string SuggestOrList(string word, IReadOnlyCollection<string> known) =>
        Suggest(word, known) ?? $"it is one of: {string.Join(", ", known)}";

    private static int Tolerance(int length) => length switch { <= 4 => 1, <= 8 => 2, _ => 3 };

    // maxOutputTokens, max-output-tokens and max_output_tokens are one word.
    private static string Plain(string word) =>
        word.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();

    // max_tokens is probably max_output_tokens.
    private static bool HasWordsOf(string candidate, string word)
    {
        var words = word.ToLowerInvariant().Split('_', '-');
        return words.Length > 1 && words.All(candidate.Split('_').Contains);
    }

    // Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours cost one each.
    private static int Distance(string a, string b)
    {
        // Long texts are no misspelt words, and the table is quadratic.
        if (Math.Abs(a.Length - b.Length) > 3 || a.Length > 64) return int.MaxValue;
        var cost = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) cost[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) cost[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var change = a[i - 1] == b[j - 1] ? 0 : 1;
                cost[i, j] = Math.Min(Math.Min(cost[i - 1, j] + 1, cost[i, j - 1] + 1), cost[i - 1, j - 1] + change);
                var swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                if (swapped) cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
            }
        }

        return cost[a.Length, b.Length];
    }
}
