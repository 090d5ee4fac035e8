namespace LlmEval.Core.Statistics;

/// <summary>How often two things were compared, and who won.</summary>
/// <param name="First">Its key.</param>
/// <param name="Second">Its key, another than <paramref name="First"/>.</param>
/// <param name="FirstWins">Comparisons that the first won.</param>
/// <param name="SecondWins">Comparisons that the second won.</param>
/// <param name="Ties">Comparisons without a winner.</param>
public readonly record struct PairwiseResult(string First, string Second, double FirstWins, double SecondWins, double Ties = 0);

/// <summary>One thing's strength.</summary>
public sealed record Rating
{
    /// <summary>Its key.</summary>
    public required string Name { get; init; }

    /// <summary>Its comparisons, ties among them.</summary>
    public required double Comparisons { get; init; }

    /// <summary>Natural log of its strength, mean over all 0; null when undefined.</summary>
    public double? Theta { get; init; }

    /// <summary>Standard error of <see cref="Theta"/>.</summary>
    public double? StandardError { get; init; }

    /// <summary>1000 + 400/ln 10 · theta; null when undefined.</summary>
    public double? Elo { get; init; }

    /// <summary>The interval of <see cref="Elo"/>, against the mean of all. To compare two, take <see cref="BradleyTerry.Difference"/>.</summary>
    public ConfidenceInterval? Interval { get; init; }
}

/// <summary>Ratings from pairwise comparisons by maximum likelihood; a tie is half a win for each side.</summary>
/// <remarks>
/// P(i beats j) = 1/(1 + exp(θ_j − θ_i)): R. A. Bradley, M. E. Terry, Biometrika 39 (1952) 324–345. A finite maximum exists only when no
/// group has won everything against the rest: L. R. Ford, American Mathematical Monthly 64 (1957) 28–33. Intervals: normal, from the
/// inverse of the Fisher information with Σθ = 0.
/// </remarks>
public sealed record BradleyTerry
{
    private const double EloPerTheta = 173.71779276130073; // 400 / ln 10.
    private const string Method = "normal (Fisher information)";
    private double[,]? covariance;

    /// <summary>One per thing compared, strongest first; by name while undefined.</summary>
    public required IReadOnlyList<Rating> Ratings { get; init; }

    /// <summary>The groups that no comparison connects; more than one leaves the ratings undefined.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Groups { get; init; }

    /// <summary>
    /// The things that won every comparison with the rest of their group, and so would be rated infinitely high. Empty unless separated.
    /// </summary>
    public required IReadOnlyList<string> Unbeaten { get; init; }

    /// <summary>No chain of comparisons leads from each thing to every other.</summary>
    public bool Disconnected => Groups.Count > 1;

    /// <summary>Some things won everything against the rest of their group.</summary>
    public bool Separated => Unbeaten.Count > 0;

    /// <summary>Why the ratings are undefined; null when they are defined.</summary>
    public string? Reason { get; init; }

    /// <summary>Rates everything that occurs in the results.</summary>
    /// <param name="results">Any number per pair, in any order.</param>
    /// <param name="level">Confidence level.</param>
    /// <exception cref="ArgumentException">A thing is compared with itself, or a count is negative or not finite.</exception>
    public static BradleyTerry Of(IReadOnlyCollection<PairwiseResult> results, double level = ConfidenceInterval.DefaultLevel)
    {
        var graph = ComparisonGraph.Of(results);
        var groups = graph.Groups();
        var unbeaten = graph.Unbeaten();
        var reason = (graph.Names.Count, groups.Count, unbeaten.Count) switch
        {
            (0, _, _) => "no comparisons",
            (_, > 1, _) => $"the comparisons fall into {groups.Count} groups that were never compared with each other",
            (_, _, > 0) => $"{string.Join(", ", unbeaten)} won every comparison with the others: no finite rating fits",
            _ => null,
        };
        var undefined = new BradleyTerry
        {
            Ratings = [.. graph.Names.Select((name, i) => new Rating { Name = name, Comparisons = graph.ComparisonsOf(i) })],
            Groups = groups,
            Unbeaten = unbeaten,
            Reason = reason,
        };
        if (reason is not null) return undefined;
        if (BradleyTerryFit.Fit(graph) is not { } fit) return undefined with { Reason = "the results are too lopsided to be computed" };

        var z = NormalDistribution.Quantile(ConfidenceInterval.UpperQuantile(level));
        var ratings = undefined.Ratings.Select((rating, i) =>
        {
            var (elo, error) = (1000 + (EloPerTheta * fit.Theta[i]), Math.Sqrt(fit.Covariance[i, i]));
            var half = z * EloPerTheta * error;
            return rating with
            {
                Theta = fit.Theta[i],
                StandardError = error,
                Elo = elo,
                Interval = new ConfidenceInterval(elo - half, elo + half, level, Method),
            };
        });
        return undefined with
        {
            Ratings = [.. ratings.OrderByDescending(rating => rating.Theta).ThenBy(rating => rating.Name, StringComparer.Ordinal)],
            covariance = fit.Covariance,
        };
    }

    /// <summary>First Elo − second, with the interval that says whether they differ: two ratings share their errors.</summary>
    /// <param name="first">A name among <see cref="Ratings"/>.</param>
    /// <param name="second">Another.</param>
    /// <param name="level">Confidence level.</param>
    /// <exception cref="ArgumentException">A name is not rated.</exception>
    public Estimate Difference(string first, string second, double level = ConfidenceInterval.DefaultLevel)
    {
        var (a, b) = (Find(first), Find(second));
        if (covariance is null) return Estimate.Undefined(Reason!);
        if (first == second) return new Estimate { Value = 0, Reason = "no interval: a thing does not differ from itself" };
        string[] names = [.. Ratings.Select(rating => rating.Name).Order(StringComparer.Ordinal)];
        var (i, j) = (Array.IndexOf(names, first), Array.IndexOf(names, second));
        var error = EloPerTheta * Math.Sqrt(covariance[i, i] + covariance[j, j] - (2 * covariance[i, j]));
        var (value, half) = (a.Elo!.Value - b.Elo!.Value, NormalDistribution.Quantile(ConfidenceInterval.UpperQuantile(level)) * error);
        return new Estimate { Value = value, Interval = new ConfidenceInterval(value - half, value + half, level, Method) };
    }

    private Rating Find(string name) =>
        Ratings.FirstOrDefault(rating => rating.Name == name) ?? throw new ArgumentException($"'{name}' was not compared.", nameof(name));
}
