namespace LlmEval.Core.Statistics;

/// <summary>The rising function that fits outcomes best, in squared error: what a stated probability was worth.</summary>
/// <remarks>
/// Pool adjacent violators: M. Ayer et al., An Empirical Distribution Function for Sampling with Incomplete Information, Annals of
/// Mathematical Statistics 26 (1955) 641–647; for calibration B. Zadrozny, C. Elkan, KDD 2002. Between two known points it is a straight
/// line, beyond the outermost it stays level.
/// </remarks>
public sealed class IsotonicRegression
{
    private readonly List<(double X, double Y)> knots;

    private IsotonicRegression(List<(double X, double Y)> knots) => this.knots = knots;

    /// <summary>The points that the function goes through, by rising x.</summary>
    public IReadOnlyList<(double X, double Y)> Knots => knots;

    /// <summary>Fits forecasts to what happened.</summary>
    /// <exception cref="ArgumentException">There are no forecasts.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A probability is outside 0 … 1.</exception>
    public static IsotonicRegression Fit(IReadOnlyCollection<Forecast> forecasts)
    {
        if (forecasts.Count == 0) throw new ArgumentException("Nothing to fit.", nameof(forecasts));
        foreach (var forecast in forecasts) Input.RequireProbability(forecast.Probability, nameof(forecasts));

        var blocks = new List<Block>();
        foreach (var group in forecasts.GroupBy(forecast => forecast.Probability).OrderBy(group => group.Key))
        {
            var block = new Block(group.Key, group.Key, group.Count(), group.Count(forecast => forecast.Happened));
            while (blocks.Count > 0 && blocks[^1].Mean >= block.Mean)
            {
                block = new Block(blocks[^1].From, block.To, blocks[^1].Count + block.Count, blocks[^1].Happened + block.Happened);
                blocks.RemoveAt(blocks.Count - 1);
            }

            blocks.Add(block);
        }

        return new IsotonicRegression([.. blocks.SelectMany(Ends)]);
    }

    /// <summary>The value at x.</summary>
    public double At(double x)
    {
        if (x <= knots[0].X) return knots[0].Y;
        var after = knots.FindIndex(knot => knot.X >= x);
        if (after < 0) return knots[^1].Y;
        var ((x0, y0), (x1, y1)) = (knots[after - 1], knots[after]);
        return y0 + ((y1 - y0) * (x - x0) / (x1 - x0));
    }

    private static IEnumerable<(double X, double Y)> Ends(Block block) =>
        block.From == block.To ? [(block.From, block.Mean)] : [(block.From, block.Mean), (block.To, block.Mean)];

    private readonly record struct Block(double From, double To, int Count, int Happened)
    {
        public double Mean => (double)Happened / Count;
    }
}
