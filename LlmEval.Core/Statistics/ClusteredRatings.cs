namespace LlmEval.Core.Statistics;

/// <summary>What raters said of one item, and the cluster that the item belongs to.</summary>
/// <param name="Cluster">E.g. the task: items of one task are not independent.</param>
/// <param name="Ratings">Two ratings or more. Where raters have a place (judge and person), it is the same in every item.</param>
public sealed record ClusteredItem(string Cluster, IReadOnlyList<string> Ratings);

/// <summary>Coefficients of agreement for items that come in clusters: the values of the plain coefficients, with intervals over clusters.</summary>
/// <remarks>
/// Every coefficient is a function of sums over items. So a draw of the bootstrap (<see cref="Bootstrap"/>), which takes whole clusters,
/// adds up the sums of the drawn clusters and costs the same however many items there are.
/// </remarks>
public sealed class ClusteredRatings
{
    private readonly IReadOnlyList<string> categories;
    private readonly List<IGrouping<string, int[]>> clusters;
    private readonly int items;
    private readonly long seed;

    /// <summary>Takes the ratings.</summary>
    /// <param name="items">The items.</param>
    /// <param name="categories">All categories that raters could choose, in their order where they have one.</param>
    /// <param name="seed">Seed of the bootstrap; it is kept in every result.</param>
    /// <exception cref="ArgumentException">A rating is not among the categories, or an item has fewer than two.</exception>
    public ClusteredRatings(IReadOnlyCollection<ClusteredItem> items, IReadOnlyList<string> categories, long seed)
    {
        var place = categories.Select((category, i) => (category, i)).ToDictionary(entry => entry.category, entry => entry.i, StringComparer.Ordinal);
        (this.categories, this.items, this.seed) = (categories, items.Count, seed);
        clusters = [.. items.GroupBy(item => item.Cluster, Places, StringComparer.Ordinal)];

        int[] Places(ClusteredItem item)
        {
            if (item.Ratings.Count < 2) throw new ArgumentException("An item needs two ratings.", nameof(items));
            return
            [
                .. item.Ratings.Select(rating => place.TryGetValue(rating, out var i)
                    ? i
                    : throw new ArgumentException($"The rating '{rating}' is not among the categories.", nameof(items))),
            ];
        }
    }

    /// <summary>The share of agreeing pairs of raters, averaged over items.</summary>
    public RaterAgreement Raw() => Of(item => [1, RawAgreement.OfItem(Counts(item))], sums => sums[1] / sums[0], "no item has two ratings");

    /// <summary>Cohen's kappa of the first two raters of every item (<see cref="CohenKappa"/>).</summary>
    public RaterAgreement Kappa()
    {
        var n = categories.Count;
        return Of(Cell, sums => CohenKappa.OfCounts(Matrix(sums)), "both raters used one category only: agreement by chance is 1");

        double[] Cell(int[] item)
        {
            var cells = new double[n * n];
            cells[(item[0] * n) + item[1]] = 1;
            return cells;
        }
    }

    /// <summary>Krippendorff's alpha of all raters (<see cref="KrippendorffAlpha"/>).</summary>
    public RaterAgreement Alpha(RatingScale scale) => Of(
        item => [.. KrippendorffAlpha.Coincidences([Counts(item)]).Cast<double>()],
        sums => KrippendorffAlpha.Alpha(Matrix(sums), scale),
        "all ratings are the same: disagreement by chance is 0");

    /// <summary>Gwet's AC1 of all raters (<see cref="GwetAc1"/>).</summary>
    public RaterAgreement Ac1() => Of(
        item => [1, RawAgreement.OfItem(Counts(item)), .. Counts(item).Select(count => count / item.Length)],
        sums =>
        {
            var (total, observed) = (sums[0], sums[1] / sums[0]);
            var expected = sums.Skip(2).Sum(sum => sum / total * (1 - (sum / total))) / (categories.Count - 1.0);
            return (observed - expected) / (1 - expected);
        },
        "no item has two ratings");

    private RaterAgreement Of(Func<int[], double[]> ofItem, Func<double[], double?> statistic, string undefined)
    {
        var result = new RaterAgreement { Items = items, Seed = seed };
        if (items == 0) return result with { Reason = "no item has two ratings" };
        List<double[]> sums = [.. clusters.Select(cluster => Sum([.. cluster.Select(ofItem)]))];
        if (statistic(Sum(sums)) is not { } value) return result with { Reason = undefined };

        var total = new double[sums[0].Length];
        var draws = Bootstrap.Of(sums.Count, Draw, seed);
        return result with
        {
            Value = value,
            Interval = draws.Interval is { } interval ? interval with { Method = "percentile bootstrap over tasks" } : null,
            Reason = draws.Reason,
        };

        double? Draw(IReadOnlyList<int> drawn)
        {
            Array.Clear(total);
            foreach (var cluster in drawn) Add(total, sums[cluster]);
            return statistic(total);
        }
    }

    private double[,] Matrix(double[] cells)
    {
        var n = categories.Count;
        var matrix = new double[n, n];
        for (var i = 0; i < cells.Length; i++) matrix[i / n, i % n] = cells[i];
        return matrix;
    }

    private double[] Counts(int[] item)
    {
        var counts = new double[categories.Count];
        foreach (var rating in item) counts[rating]++;
        return counts;
    }

    private static double[] Sum(List<double[]> vectors)
    {
        var total = new double[vectors[0].Length];
        foreach (var vector in vectors) Add(total, vector);
        return total;
    }

    private static void Add(double[] total, double[] vector)
    {
        for (var i = 0; i < total.Length; i++) total[i] += vector[i];
    }
}
