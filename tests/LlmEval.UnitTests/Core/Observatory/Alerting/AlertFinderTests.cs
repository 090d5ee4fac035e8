using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Alerts;
using LlmEval.Core.Observatory.Alerting;

namespace LlmEval.UnitTests.Core.Observatory.Alerting;

public class AlertFinderTests
{
    [TestCase(0.90, 0.50, AlertType.Regression, AlertSeverity.Critical, "Aurora regressed on mmlu: 0.9000 → 0.5000 (-0.4000)")]
    // Half widths .047 and .048: they overlap by .015 of .095.
    [TestCase(0.65, 0.57, AlertType.Regression, AlertSeverity.Warning, "Aurora may have regressed on mmlu: 0.6500 → 0.5700 (-0.0800)")]
    [TestCase(0.50, 0.90, AlertType.Improvement, AlertSeverity.Info, "Aurora improved on mmlu: 0.5000 → 0.9000 (+0.4000)")]
    public void Without_shared_examples_the_overlap_decides_in_the_words_of_the_original(double before, double after, AlertType type, AlertSeverity severity, string message)
    {
        var alert = Find(before, after, null).ShouldNotBeNull();
        (alert.Type, alert.Severity, alert.Message, AlertDetail.Read(alert.DetailJson)!.DecidedBy).ShouldBe((type, severity, message, "overlap"));
    }

    [TestCase(0.65, 0.63)]
    [TestCase(0.57, 0.65)]
    [TestCase(0.6, 0.6)]
    public void Noise_and_a_rise_that_is_uncertain_are_no_alert(double before, double after) => Find(before, after, null).ShouldBeNull();

    [Test]
    public void Without_an_interval_there_is_no_alert()
    {
        var series = SomeSeries.Of(SomeSeries.Score(1, 0.9), SomeSeries.Score(2, 0.1) with { Score = SomeSeries.Score(2, 0.1).Score with { Sent = null, SampleCount = null } });
        Found(series, AlertReference.Previous, null).Alert.ShouldBeNull();
    }

    [Test]
    public void Shared_examples_overrule_the_overlap_both_ways()
    {
        // The intervals are disjoint; on the shared examples nothing changed.
        Find(0.9, 0.5, new PairedExamples(300, 1, 1, 98)).ShouldBeNull();
        // The intervals say noise; on the shared examples 25 were lost and none was won.
        var alert = Find(0.70, 0.66, new PairedExamples(260, 0, 25, 115)).ShouldNotBeNull();
        (alert.Severity, AlertDetail.Read(alert.DetailJson)!.Significance).ShouldBe((AlertSeverity.Critical, "likely_noise"));
    }

    [Test]
    public void When_every_shared_example_fell_it_is_critical() => Find(1, 0, new PairedExamples(0, 0, 20, 0))!.Severity.ShouldBe(AlertSeverity.Critical);

    [Test]
    public void A_message_says_when_the_shared_examples_went_the_other_way() =>
        Find(0.60, 0.62, new PairedExamples(200, 0, 60, 140))!.Message.ShouldEndWith("0.6000 → 0.6200 (+0.0200); -0.1500 on the 400 examples of both");

    [Test]
    public void A_rise_is_told_against_the_previous_checkpoint_only()
    {
        var series = SomeSeries.Of(SomeSeries.Score(1, 0.5), SomeSeries.Score(2, 0.9));
        Found(series, AlertReference.Previous, null).Alert.ShouldNotBeNull();
        Found(series, AlertReference.Best, null).Alert.ShouldBeNull();
    }

    [Test]
    public void A_finding_does_not_change_when_the_measurement_is_sent_again()
    {
        var series = SomeSeries.Of(SomeSeries.Score(1, 0.9), SomeSeries.Score(2, 0.5));
        var again = SomeSeries.Of(SomeSeries.Score(1, 0.9), new SeriesScore(series.Scores[1].Score with { Run = series.Scores[1].Score.Run! with { RunId = "another" } }, false));
        Found(again, AlertReference.Previous, null).Alert!.Finding.ShouldBe(Found(series, AlertReference.Previous, null).Alert!.Finding);
    }

    private static Alert? Find(double before, double after, PairedExamples? shared) =>
        Found(SomeSeries.Of(SomeSeries.Score(1, before), SomeSeries.Score(2, after)), AlertReference.Previous, shared).Alert;

    private static FoundComparison Found(ScoreSeries series, AlertReference reference, PairedExamples? shared) =>
        AlertFinder.Compare(series, new PlannedComparison(reference, series.Scores[1], series.Scores[0]), shared, ComparisonPolicy.Default);
}
