using LlmEval.Core.Statistics;

namespace LlmEval.UnitTests.Core.Statistics;

public class IsotonicRegressionTests
{
    // By hand: 0.2 → 1, 0.4 → 0 are pooled to 1/2; 0.6 → 1/2 (of two) joins them, as it is not above; 0.8 → 1.
    [Test]
    public void Violators_are_pooled()
    {
        var fit = IsotonicRegression.Fit([new(0.2, true), new(0.4, false), new(0.6, true), new(0.6, false), new(0.8, true)]);
        fit.Knots.ShouldBe([(0.2, 0.5), (0.6, 0.5), (0.8, 1.0)]);
        fit.At(0.1).ShouldBe(0.5);
        fit.At(0.4).ShouldBe(0.5);
        fit.At(0.7).ShouldBe(0.75, 1e-12);
        fit.At(0.9).ShouldBe(1);
    }

    [Test]
    public void What_rises_already_is_kept() =>
        IsotonicRegression.Fit([new(0.9, true), new(0.1, false)]).Knots.ShouldBe([(0.1, 0.0), (0.9, 1.0)]);

    [Test]
    public void Nothing_cannot_be_fitted() => Should.Throw<ArgumentException>(() => IsotonicRegression.Fit([]));

    [FsCheck.NUnit.Property]
    public bool It_rises_and_keeps_the_mean((byte Probability, bool Happened)[] any)
    {
        List<Forecast> forecasts = [.. any.Select(item => new Forecast(item.Probability / 255.0, item.Happened)), new Forecast(0.5, true)];
        var fit = IsotonicRegression.Fit(forecasts);
        var values = forecasts.OrderBy(forecast => forecast.Probability).Select(forecast => fit.At(forecast.Probability)).ToList();
        return values.Zip(values.Skip(1)).All(pair => pair.Second >= pair.First - 1e-12)
            && Math.Abs(values.Average() - forecasts.Average(forecast => forecast.Happened ? 1 : 0)) < 1e-9;
    }
}
