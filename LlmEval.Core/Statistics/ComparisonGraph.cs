namespace LlmEval.Core.Statistics;

/// <summary>Who was compared with whom, by place among the sorted names.</summary>
/// <param name="Names">In ordinal order, so that the order of the input changes nothing.</param>
/// <param name="Points">Points[i, j]: wins of i over j and half of their ties.</param>
internal sealed record ComparisonGraph(IReadOnlyList<string> Names, double[,] Points)
{
    /// <summary>Sums the results.</summary>
    /// <exception cref="ArgumentException">A thing is compared with itself, or a count is negative or not finite.</exception>
    public static ComparisonGraph Of(IReadOnlyCollection<PairwiseResult> results)
    {
        var compared = results.SelectMany(result => new[] { result.First, result.Second });
        string[] names = [.. compared.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var place = names.Select((name, i) => (name, i)).ToDictionary(entry => entry.name, entry => entry.i, StringComparer.Ordinal);
        var points = new double[names.Length, names.Length];
        foreach (var result in results)
        {
            if (result.First == result.Second) throw new ArgumentException($"'{result.First}' is compared with itself.", nameof(results));
            if (!IsCount(result.FirstWins) || !IsCount(result.SecondWins) || !IsCount(result.Ties))
            {
                throw new ArgumentException("Wins and ties are finite and not negative.", nameof(results));
            }

            var (i, j) = (place[result.First], place[result.Second]);
            points[i, j] += result.FirstWins + (result.Ties / 2);
            points[j, i] += result.SecondWins + (result.Ties / 2);
        }

        return new ComparisonGraph(names, points);
    }

    /// <summary>Comparisons of one thing, ties among them.</summary>
    public double ComparisonsOf(int i) => Enumerable.Range(0, Names.Count).Sum(j => Points[i, j] + Points[j, i]);

    /// <summary>The connected groups.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Groups()
    {
        var left = new HashSet<int>(Enumerable.Range(0, Names.Count));
        List<IReadOnlyList<string>> groups = [];
        while (left.Count > 0)
        {
            var group = Connected(left.Min());
            left.ExceptWith(group);
            groups.Add(NamesOf(group));
        }

        return groups;
    }

    /// <summary>The smallest part of a connected group that no one else in it took a point from; empty when there is none.</summary>
    public IReadOnlyList<string> Unbeaten() => Enumerable.Range(0, Names.Count)
        .Select(start => (Part: From(start, (i, j) => Points[j, i] > 0), Group: Connected(start)))
        .Where(found => found.Part.Count < found.Group.Count)
        .OrderBy(found => found.Part.Count).ThenBy(found => found.Part.Min())
        .Select(found => NamesOf(found.Part))
        .FirstOrDefault() ?? [];

    private HashSet<int> Connected(int start) => From(start, (i, j) => Points[i, j] + Points[j, i] > 0);

    /// <summary>Everything that edges lead to, the start among it.</summary>
    private HashSet<int> From(int start, Func<int, int, bool> edge)
    {
        HashSet<int> reached = [start];
        var open = new Stack<int>(reached);
        while (open.TryPop(out var i))
        {
            foreach (var j in Enumerable.Range(0, Names.Count).Where(j => edge(i, j) && reached.Add(j))) open.Push(j);
        }

        return reached;
    }

    private IReadOnlyList<string> NamesOf(HashSet<int> group) => [.. group.Order().Select(i => Names[i])];

    private static bool IsCount(double value) => value is >= 0 and <= 1e12;
}
