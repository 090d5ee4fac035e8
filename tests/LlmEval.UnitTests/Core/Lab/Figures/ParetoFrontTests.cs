using LlmEval.Core.Lab.Figures;

namespace LlmEval.UnitTests.Core.Lab.Figures;

public class ParetoFrontTests
{
    [Test]
    public void Nothing_on_the_front_is_beaten_and_equal_points_are_on_it_together() =>
        // (8, 1) and its twin; (9, 2) better and dearer; (8, 2) as good and dearer; (9, 3) beaten by (9, 2); (1, 1) beaten by (8, 1).
        ParetoFront.Of([(8, 1), (8, 1), (9, 2), (8, 2), (9, 3), (1, 1)]).ShouldBe([true, true, true, false, false, false]);

    [FsCheck.NUnit.Property]
    public bool The_front_is_never_empty_and_holds_the_best_and_the_cheapest_of_them((byte Gain, byte Price)[] raw)
    {
        List<(double Gain, double Price)> points = [.. raw.Select(point => ((double)point.Gain, (double)point.Price))];
        var front = ParetoFront.Of(points);
        if (points.Count == 0) return front.Count == 0;
        var best = points.Where(point => point.Gain == points.Max(other => other.Gain)).Min(point => point.Price);
        var cheapest = points.Where(point => point.Price == points.Min(other => other.Price)).Max(point => point.Gain);
        return points.Index().Any(point => front[point.Index] && point.Item.Gain == points.Max(other => other.Gain) && point.Item.Price == best)
            && points.Index().Any(point => front[point.Index] && point.Item.Gain == cheapest)
            && points.Index().Where(point => !front[point.Index]).All(point => points.Index().Any(other => front[other.Index] && other.Item.Gain >= point.Item.Gain && other.Item.Price <= point.Item.Price));
    }
}
