namespace LlmEval.Core.Statistics;

/// <summary>P values adjusted for the number of comparisons. An undefined (null) p value stays null and is not counted.</summary>
public static class MultipleComparisons
{
    /// <summary>Adjusted to the false discovery rate: for exploring (heatmap, slices).</summary>
    /// <remarks>Y. Benjamini, Y. Hochberg, Journal of the Royal Statistical Society B 57 (1995) 289–300, as adjusted p values.</remarks>
    /// <param name="pValues">From 0 to 1, or null.</param>
    /// <returns>In the order of <paramref name="pValues"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A p value is outside 0 … 1.</exception>
    public static IReadOnlyList<double?> BenjaminiHochberg(IReadOnlyList<double?> pValues)
    {
        var order = Ascending(pValues);
        var adjusted = new double?[pValues.Count];
        var smallest = 1.0;
        for (var rank = order.Length; rank >= 1; rank--)
        {
            smallest = Math.Min(smallest, (double)order.Length / rank * pValues[order[rank - 1]]!.Value);
            adjusted[order[rank - 1]] = smallest;
        }

        return adjusted;
    }

    /// <summary>Adjusted to the family-wise error rate: for gates and promotion.</summary>
    /// <remarks>S. Holm, Scandinavian Journal of Statistics 6 (1979) 65–70, as adjusted p values.</remarks>
    /// <param name="pValues">From 0 to 1, or null.</param>
    /// <returns>In the order of <paramref name="pValues"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A p value is outside 0 … 1.</exception>
    public static IReadOnlyList<double?> Holm(IReadOnlyList<double?> pValues)
    {
        var order = Ascending(pValues);
        var adjusted = new double?[pValues.Count];
        var largest = 0.0;
        for (var rank = 1; rank <= order.Length; rank++)
        {
            largest = Math.Max(largest, Math.Min(1, (order.Length - rank + 1) * pValues[order[rank - 1]]!.Value));
            adjusted[order[rank - 1]] = largest;
        }

        return adjusted;
    }

    /// <summary>The places of the defined p values, smallest first.</summary>
    private static int[] Ascending(IReadOnlyList<double?> pValues)
    {
        foreach (var p in pValues.OfType<double>()) Input.RequireProbability(p, nameof(pValues));
        return [.. Enumerable.Range(0, pValues.Count).Where(i => pValues[i] is not null).OrderBy(i => pValues[i])];
    }
}
