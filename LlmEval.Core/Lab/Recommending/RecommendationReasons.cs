using LlmEval.Core.Domain.Lab;

namespace LlmEval.Core.Lab.Recommending;

/// <summary>Puts a recommendation into words.</summary>
internal static class RecommendationReasons
{
    /// <summary>The sentences, the most important first.</summary>
    public static IReadOnlyList<string> Of(Recommendation recommendation, IReadOnlySet<OpinionSource> used) =>
    [
        Verdict(recommendation),
        .. recommendation.Leader is null ? [] : Details(recommendation, used),
        .. recommendation.LeftOut.Select(left => $"{Name(left.Config, recommendation)} is left out: {left.Why}."),
    ];

    private static string Verdict(Recommendation recommendation)
    {
        if (recommendation.Leader is not { } leader)
        {
            return recommendation switch
            {
                { Blocks: > 0 } => "Nothing to recommend: nothing that has a weight is known of every config.",
                { LeftOut.Count: > 0 } => "Nothing to recommend: every config is left out.",
                _ => "Nothing to recommend: there are no answers.",
            };
        }

        var name = Name(leader.Config, recommendation);
        if (recommendation.Deciding is not { } deciding) return $"{name} is the only config: there is nothing to compare it with.";
        var other = Name(deciding.Other, recommendation);
        var unit = Unit(recommendation, deciding.Blocks);
        if (recommendation.Status == RecommendationStatus.Recommended)
        {
            return deciding.Difference.Interval is { } sure
                ? $"{name} is recommended: over {unit} its score is {deciding.Difference.Value:0.00} above that of {other}, at least {sure.Lower:0.00} with {sure.Level:0%} confidence."
                : $"{name} is recommended: its score is {deciding.Difference.Value:0.00} above that of {other} in each of {unit}.";
        }

        if (Math.Abs(deciding.Difference.Value ?? 1) < 1e-9) return $"No significant winner: {name} and {other} have the same score.";
        return deciding.Difference.Interval is { } interval
            ? $"No significant winner: {name} leads, but over {unit} its difference to {other} is {deciding.Difference.Value:0.00} with a {interval.Level:0%} interval from {interval.Lower:0.00} to {interval.Upper:0.00}."
            : $"No significant winner: {name} leads, but whether it is better than {other} cannot be told ({deciding.Difference.Reason}).";
    }

    private static IEnumerable<string> Details(Recommendation recommendation, IReadOnlySet<OpinionSource> used)
    {
        var counting = recommendation.Components.Where(component => component.Weight > 0).ToList();
        yield return $"The score weighs {string.Join(", ", counting.Select(component => $"{component.Name} {component.Weight:0.##}"))}.";
        foreach (var component in recommendation.Components.Where(component => component.Weight == 0 && Declared(component.Name, recommendation.Weights) > 0))
            yield return $"{char.ToUpperInvariant(component.Name[0])}{component.Name[1..]} does not count: {component.Reason}.";
        if (recommendation.Leader!.Quality is not null && Source(used) is { } source) yield return source;
        foreach (var first in Firsts(recommendation)) yield return first;
    }

    // Only what was compared, and only what is so.
    private static IEnumerable<string> Firsts(Recommendation recommendation)
    {
        if (recommendation.Scores.Count < 2) yield break;
        var leader = recommendation.Leader!;
        List<string> best = [];
        foreach (var (word, read) in new (string, Func<ScoredConfig, double?>)[] { ("the best answers", config => config.Quality), ("the fastest", config => config.Speed), ("the cheapest", config => config.Cost) })
        {
            if (read(leader) is { } own && recommendation.Scores.Skip(1).All(other => read(other) < own)) best.Add(word);
        }

        if (best.Count > 0) yield return $"Of {recommendation.Scores.Count} configs it has {string.Join(" and ", best.Select(word => word == "the best answers" ? word : $"{word} ones"))}.";
    }

    private static string? Source(IReadOnlySet<OpinionSource> used)
    {
        var known = used.Where(source => source != OpinionSource.None).ToList();
        return known switch
        {
            [OpinionSource.Both] => $"Quality is half what people say and half what judges say.",
            [OpinionSource.Ai] => "Quality is what judges say; people have not ranked the answers.",
            [OpinionSource.Human] => "Quality is what people say; no judge has scored the answers.",
            [] => null,
            _ => "Quality is half what people say and half what judges say where both speak of all answers, elsewhere what one of them says.",
        };
    }

    private static string Unit(Recommendation recommendation, int count) => (recommendation.Unit, count) switch
    {
        (BlockUnit.Row, 1) => "1 row",
        (BlockUnit.Row, _) => $"{count} rows",
        (_, 1) => "1 run",
        _ => $"{count} runs",
    };

    private static double Declared(string name, RankingWeights weights) => name switch { "quality" => weights.Quality, "speed" => weights.Speed, _ => weights.Cost };

    private static string Name(LabConfigRef config, Recommendation recommendation) =>
        ConfigWords.Of(config, recommendation.Scores.Select(scored => scored.Config).Concat(recommendation.LeftOut.Select(left => left.Config)));
}
