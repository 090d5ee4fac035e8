namespace LlmEval.Core.Lab.Figures;

/// <summary>Which of some things nothing else is better than: more gain at no higher price, or the same gain at a lower one.</summary>
public static class ParetoFront
{
    /// <summary>For each point, whether it is on the front. Equal points are on it together.</summary>
    /// <param name="points">Gain (more is better) and price (less is better), finite.</param>
    public static IReadOnlyList<bool> Of(IReadOnlyList<(double Gain, double Price)> points) =>
        [.. points.Select(point => !points.Any(other => Dominates(other, point)))];

    private static bool Dominates((double Gain, double Price) one, (double Gain, double Price) other) =>
        one.Gain >= other.Gain && one.Price <= other.Price && (one.Gain > other.Gain || one.Price < other.Price);
}
