using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Figures;
using LlmEval.Core.Statistics;

namespace LlmEval.Core.Lab.Recommending;

/// <summary>Quality against cost and against time.</summary>
/// <param name="Points">Configs whose quality is known, best first.</param>
/// <param name="LeftOut">Configs that are missing in one of the two plots, and why.</param>
public sealed record TradeOff(IReadOnlyList<TradeOffPoint> Points, IReadOnlyList<LeftOutConfig> LeftOut)
{
    /// <summary>The plots of a prompt. Configs with answers that are not acceptable are in them: it is for people to look at.</summary>
    public static TradeOff Of(LabEvidence evidence)
    {
        List<LabConfigRef> configs = [.. evidence.Experiments.Select(ScoreTable.ConfigOf).Distinct().OrderBy(config => config.Name, StringComparer.Ordinal).ThenBy(config => config.Version)];
        var table = new ScoreTable(evidence, configs);
        var (points, leftOut) = (new List<TradeOffPoint>(), new List<LeftOutConfig>());
        foreach (var config in configs)
        {
            var cells = table.Of(config).Values.ToList();
            var quality = Quality(cells, table.Unit);
            if (cells.Count == 0) leftOut.Add(new(config, "no call brought an answer"));
            else if (quality.Value is null) leftOut.Add(new(config, "nobody has said how good its answers are"));
            else points.Add(new(config, quality, Mean(cells, cell => cell.CostUsd), Mean(cells, cell => cell.Seconds), false, false));
        }

        leftOut.AddRange(points.Where(point => point.CostUsd is null).Select(point => new LeftOutConfig(point.Config, "its price is unknown: it is not in the plot of cost")));
        leftOut.AddRange(points.Where(point => point.Seconds is null).Select(point => new LeftOutConfig(point.Config, "its time is unknown: it is not in the plot of time")));
        var cheap = Front(points, point => point.CostUsd);
        var fast = Front(points, point => point.Seconds);
        return new TradeOff(
            [.. points.Select(point => point with { IsOnCostFront = cheap.Contains(point.Config), IsOnTimeFront = fast.Contains(point.Config) }).OrderByDescending(point => point.Quality.Value)],
            leftOut);
    }

    private static HashSet<LabConfigRef> Front(List<TradeOffPoint> points, Func<TradeOffPoint, double?> price)
    {
        var priced = points.FindAll(point => price(point) is not null);
        var front = ParetoFront.Of(priced.ConvertAll(point => (point.Quality.Value!.Value, price(point)!.Value)));
        return [.. priced.Index().Where(point => front[point.Index]).Select(point => point.Item.Config)];
    }

    private static Estimate Quality(List<BlockCell> cells, BlockUnit unit)
    {
        var mean = MeanOverTasks.Of([.. cells.Select(cell => cell.Quality).OfType<double>()]);
        var word = unit == BlockUnit.Row ? "row" : "run";
        return new Estimate
        {
            Value = mean.Mean,
            Interval = mean.Interval is { } interval ? interval.ClampTo(0, 10) with { Method = $"t over {word}s" } : null,
            Reason = mean switch
            {
                { Interval: not null } => null,
                { Tasks: 0 } => "nobody has said how good its answers are",
                { Tasks: 1 } => $"no interval: one {word} has no spread",
                _ => $"no interval: the {word}s do not differ",
            },
        };
    }

    private static double? Mean(List<BlockCell> cells, Func<BlockCell, double?> value) => cells.TrueForAll(cell => value(cell) is not null) ? cells.Average(value) : null;
}

/// <summary>A config in the plots.</summary>
/// <param name="Config">The config.</param>
/// <param name="Quality">Mean quality, 0 to 10, with an interval over runs (rows).</param>
/// <param name="CostUsd">Mean cost of an answer in US dollars; null when unknown.</param>
/// <param name="Seconds">Mean time of an answer; null when unknown.</param>
/// <param name="IsOnCostFront">No other config is as good or better for less or the same.</param>
/// <param name="IsOnTimeFront">No other config is as good or better in less or the same time.</param>
public sealed record TradeOffPoint(LabConfigRef Config, Estimate Quality, double? CostUsd, double? Seconds, bool IsOnCostFront, bool IsOnTimeFront);
