using LlmEval.Core.Statistics;

namespace LlmEval.UnitTests.Core.Statistics;

public class CalibrationTests
{
    // The example of sklearn.metrics.brier_score_loss: y = 0, 1, 1, 0 and p = 0.1, 0.9, 0.8, 0.3 give 0.0375.
    private static readonly Forecast[] Example = [new(0.1, false), new(0.9, true), new(0.8, true), new(0.3, false)];

    [Test]
    public void The_Brier_score_of_scikit_learns_example()
    {
        var result = Calibration.Of(Example);
        result.Brier.Value!.Value.ShouldBe(0.0375, 1e-15);
        result.Brier.Interval!.Value.Lower.ShouldBe(0);
        result.Brier.Interval!.Value.Method.ShouldBe("t over forecasts");
        // Every forecast is alone in its bin: the mean of 0.1, 0.1, 0.2, 0.3.
        result.ExpectedCalibrationError!.Value.ShouldBe(0.175, 1e-15);
    }

    // The widely used worked example of two bins: (0, ½] holds 0.1, 0.3 and 0.4 of which one happened, (½, 1] 0.6, 0.8, 0.9 and 0.7, all but one.
    // ECE = 3/7 · |1/3 − 0.8/3| + 4/7 · |3/4 − 3/4|.
    [Test]
    public void The_error_weighs_each_bin_by_its_share()
    {
        var result = Calibration.Of(
            [new(0.1, false), new(0.3, true), new(0.4, false), new(0.6, true), new(0.8, true), new(0.9, true), new(0.7, false)], bins: 2);
        result.ExpectedCalibrationError!.Value.ShouldBe(0.2 / 7, 1e-15);
        result.Bins.Select(bin => (bin.Lower, bin.Upper, bin.Count)).ShouldBe([(0, 0.5, 3), (0.5, 1, 4)]);
        result.Bins[0].MeanProbability!.Value.ShouldBe(0.8 / 3, 1e-15);
        result.Bins[0].Observed.Interval.ShouldBe(Wilson.Interval(1, 3));
    }

    [Test]
    public void A_probability_on_an_edge_belongs_to_the_bin_below_and_zero_to_the_first()
    {
        var result = Calibration.Of([.. Enumerable.Range(0, 11).Select(i => new Forecast(i / 10.0, true))]);
        result.Bins.Select(bin => bin.Count).ShouldBe([2, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
        Calibration.Of([new(0.29, true), new(0.28, true)], bins: 100).Bins[28].Count.ShouldBe(1);
    }

    [Test]
    public void An_empty_bin_is_undefined_and_weighs_nothing()
    {
        var result = Calibration.Of([new(0.05, false), new(0.05, false)]);
        result.Bins[9].ShouldBe(new ReliabilityBin(0.9, 1, 0, null, new Estimate { Reason = "no forecasts" }));
        result.ExpectedCalibrationError!.Value.ShouldBe(0.05, 1e-15);
        result.Brier.ShouldBe(new Estimate { Value = result.Brier.Value, Reason = "no interval: no spread over forecasts" });
    }

    [Test]
    public void Without_forecasts_everything_is_undefined()
    {
        var result = Calibration.Of([]);
        (result.ExpectedCalibrationError, result.Reason).ShouldBe((null, "no forecasts"));
        result.Brier.Reason.ShouldBe("no forecasts");
    }

    [FsCheck.NUnit.Property]
    public bool Errors_are_bounded_and_turning_the_question_round_changes_nothing_but_the_edges((ushort P, bool Happened)[] raw)
    {
        Forecast[] forecasts = [.. raw.Select(item => new Forecast(item.P / (double)ushort.MaxValue, item.Happened))];
        var result = Calibration.Of(forecasts);
        if (raw.Length == 0) return result.Reason is not null;
        var one = Calibration.Of(forecasts, bins: 1);
        var turned = Calibration.Of([.. forecasts.Select(f => new Forecast(1 - f.Probability, !f.Happened))], bins: 1);
        return result.Brier.Value is >= 0 and <= 1
            && result.ExpectedCalibrationError is >= 0 and <= 1
            && result.Bins.Sum(bin => bin.Count) == raw.Length
            && result.Bins.All(bin => bin.Count == 0 || (bin.Lower - 1e-15 <= bin.MeanProbability && bin.MeanProbability <= bin.Upper + 1e-15))
            && Math.Abs(one.ExpectedCalibrationError!.Value - turned.ExpectedCalibrationError!.Value) < 1e-12
            && one.ExpectedCalibrationError <= result.ExpectedCalibrationError + 1e-12;
    }

    [Test]
    public void Impossible_arguments_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Calibration.Of([new(1.1, true)]));
        Should.Throw<ArgumentOutOfRangeException>(() => Calibration.Of([new(double.NaN, true)]));
        Should.Throw<ArgumentOutOfRangeException>(() => Calibration.Of(Example, bins: 0));
    }
}
