namespace LlmEval.Core.Statistics;

/// <summary>What several raters said about the same items. A missing rating is null.</summary>
public sealed class RatingTable
{
    private RatingTable(IReadOnlyList<string> categories, IReadOnlyList<double[]> counts)
    {
        Categories = categories;
        Counts = counts;
        Pairable = [.. counts.Where(item => item.Sum() >= 2)];
    }

    /// <summary>The categories, in their order where they have one.</summary>
    public IReadOnlyList<string> Categories { get; }

    /// <summary>For each item with a rating: how many raters chose each category.</summary>
    internal IReadOnlyList<double[]> Counts { get; }

    /// <summary>Of <see cref="Counts"/>, the items that two raters or more have rated: only these show agreement.</summary>
    internal IReadOnlyList<double[]> Pairable { get; }

    /// <summary>Makes the table.</summary>
    /// <param name="items">For each item its ratings, in any order of raters.</param>
    /// <param name="categories">All categories, lowest first. Null takes those that occur, in ordinal order of their names.</param>
    /// <exception cref="ArgumentException">A rating is not among the categories, or a category is named twice.</exception>
    public static RatingTable Of(IReadOnlyList<IReadOnlyList<string?>> items, IReadOnlyList<string>? categories = null)
    {
        categories ??= [.. items.SelectMany(item => item).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var place = categories.Select((category, i) => (category, i)).ToDictionary(entry => entry.category, entry => entry.i, StringComparer.Ordinal);
        List<double[]> counts = [];
        foreach (var item in items)
        {
            var row = new double[categories.Count];
            foreach (var rating in item.OfType<string>())
            {
                if (!place.TryGetValue(rating, out var i)) throw new ArgumentException($"The rating '{rating}' is not among the categories.", nameof(items));
                row[i]++;
            }

            if (row.Sum() > 0) counts.Add(row);
        }

        return new RatingTable(categories, counts);
    }
}
