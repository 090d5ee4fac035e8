using LlmEval.Core.Domain.Lab;

namespace LlmEval.Core.Lab.Recommending;

/// <summary>Which parts of a score count, with which weight, and the scores that they make.</summary>
/// <remarks>
/// A part that is unknown for one of the configs would be compared with nothing: it counts for none, the other weights are stretched to sum
/// to 1, and it is said. Speed and cost are 10·(1 − x/M) with M the largest mean over the configs; so the score of a config is the mean of
/// its scores in the blocks, which are what is compared pair by pair. In a single block they may be below 0.
/// </remarks>
internal sealed class ScoreParts
{
    private readonly RankingWeights weights;
    private readonly double slowest;
    private readonly double dearest;

    /// <summary>Decides what counts.</summary>
    public ScoreParts(ScoreTable table, IReadOnlyList<LabConfigRef> configs, RankingWeights declared)
    {
        var speed = WhyNot(table, configs, declared.Speed, cell => cell.Seconds, "the time of an answer is unknown for", "no answer took any measurable time");
        var cost = WhyNot(table, configs, declared.Cost, cell => cell.CostUsd, "the price is unknown for", "no answer costs anything");
        var sum = declared.Quality + (speed is null ? declared.Speed : 0) + (cost is null ? declared.Cost : 0);
        weights = sum > 0
            ? new RankingWeights(declared.Quality / sum, speed is null ? declared.Speed / sum : 0, cost is null ? declared.Cost / sum : 0)
            : new RankingWeights(0, 0, 0);
        Components =
        [
            new("quality", weights.Quality, declared.Quality > 0 ? null : "has no weight"),
            new("speed", weights.Speed, speed),
            new("cost", weights.Cost, cost),
        ];
        slowest = Largest(table, configs, cell => cell.Seconds);
        dearest = Largest(table, configs, cell => cell.CostUsd);
    }

    /// <summary>Quality, speed and cost.</summary>
    public IReadOnlyList<ScoreComponent> Components { get; }

    /// <summary>Whether anything counts at all.</summary>
    public bool HasAny => Components.Any(component => component.Weight > 0);

    /// <summary>The score of a config in each block where all that counts is known.</summary>
    public IReadOnlyDictionary<string, double> ByBlock(ScoreTable table, LabConfigRef config) =>
        Complete(table, config).ToDictionary(block => block.Key, block => Score(block.Value), StringComparer.Ordinal);

    /// <summary>The config's score over its blocks; null when it has none.</summary>
    public ScoredConfig? Of(ScoreTable table, LabConfigRef config)
    {
        var blocks = Complete(table, config).Select(block => block.Value).ToList();
        if (blocks.Count == 0) return null;
        return new ScoredConfig(
            config,
            blocks.Average(Score),
            weights.Quality > 0 ? blocks.Average(cell => cell.Quality!.Value) : null,
            weights.Speed > 0 ? blocks.Average(Speed) : null,
            weights.Cost > 0 ? blocks.Average(Cost) : null,
            blocks.Count);
    }

    private IEnumerable<KeyValuePair<string, BlockCell>> Complete(ScoreTable table, LabConfigRef config) => table.Of(config).Where(block => IsComplete(block.Value));

    private bool IsComplete(BlockCell cell) =>
        (weights.Quality == 0 || cell.Quality is not null) && (weights.Speed == 0 || cell.Seconds is not null) && (weights.Cost == 0 || cell.CostUsd is not null);

    private double Score(BlockCell cell) =>
        (weights.Quality > 0 ? weights.Quality * cell.Quality!.Value : 0)
        + (weights.Speed > 0 ? weights.Speed * Speed(cell) : 0)
        + (weights.Cost > 0 ? weights.Cost * Cost(cell) : 0);

    private double Speed(BlockCell cell) => 10 * (1 - (cell.Seconds!.Value / slowest));

    private double Cost(BlockCell cell) => 10 * (1 - (cell.CostUsd!.Value / dearest));

    private static string? WhyNot(
        ScoreTable table, IReadOnlyList<LabConfigRef> configs, double weight, Func<BlockCell, double?> value, string unknown, string nothing)
    {
        if (weight == 0) return "has no weight";
        var without = configs.Where(config => table.Of(config).Values.Any(cell => value(cell) is null)).ToList();
        if (without.Count > 0) return $"{unknown} {ConfigWords.List(without, configs)}";
        if (configs.Count < 2) return "there is nothing to compare it with";
        return Largest(table, configs, value) > 0 ? null : nothing;
    }

    private static double Largest(ScoreTable table, IReadOnlyList<LabConfigRef> configs, Func<BlockCell, double?> value) =>
        configs.Select(config => table.Of(config).Values.Select(value).OfType<double>().DefaultIfEmpty().Average()).DefaultIfEmpty().Max();
}
