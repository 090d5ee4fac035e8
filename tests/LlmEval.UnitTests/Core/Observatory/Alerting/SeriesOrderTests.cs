using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Alerts;
using LlmEval.Core.Observatory.Alerting;

namespace LlmEval.UnitTests.Core.Observatory.Alerting;

public class SeriesOrderTests
{
    [Test]
    public void The_previous_the_best_and_the_promoted_are_three_when_they_are_three() => References(
        SomeSeries.Of(SomeSeries.Score(1, 0.6), SomeSeries.Score(2, 0.9), SomeSeries.Score(3, 0.7), SomeSeries.Score(4, 0.8)) with { PromotedCheckpointId = "c-1" }, 4)
        .ShouldBe([(AlertReference.Previous, "c-3"), (AlertReference.Best, "c-2"), (AlertReference.Promoted, "c-1")]);

    [Test]
    public void A_checkpoint_is_compared_once_under_the_first_of_its_names() => References(
        SomeSeries.Of(SomeSeries.Score(1, 0.6), SomeSeries.Score(2, 0.9), SomeSeries.Score(3, 0.8)) with { PromotedCheckpointId = "c-2" }, 3)
        .ShouldBe([(AlertReference.Previous, "c-2")]);

    [Test]
    public void Of_equal_scores_the_latest_is_the_best() => References(
        SomeSeries.Of(SomeSeries.Score(1, 0.9), SomeSeries.Score(2, 0.9), SomeSeries.Score(3, 0.1), SomeSeries.Score(4, 0.8)), 4)
        .ShouldBe([(AlertReference.Previous, "c-3"), (AlertReference.Best, "c-2")]);

    [Test]
    public void A_promoted_checkpoint_that_is_later_is_nothing_to_be_compared_with() => References(
        SomeSeries.Of(SomeSeries.Score(1, 0.9), SomeSeries.Score(2, 0.5), SomeSeries.Score(3, 0.8)) with { PromotedCheckpointId = "c-3" }, 2)
        .ShouldBe([(AlertReference.Previous, "c-1")]);

    [Test]
    public void What_does_not_count_or_has_no_step_is_neither_compared_nor_compared_with()
    {
        var series = SomeSeries.Of(
            SomeSeries.Score(1, 0.5), SomeSeries.Score(2, 0.9, status: MeasurementStatus.Failed), SomeSeries.Score(null, 0.99), SomeSeries.Score(3, 0.4));
        References(series, 3).ShouldBe([(AlertReference.Previous, "c-1")]);
        References(series, 2).ShouldBeEmpty();
        References(series, null).ShouldBeEmpty();
        new SeriesOrder(series with { ModelType = ModelType.Baseline }).AffectedBy(new HashSet<string> { "c-1" }).ShouldBeEmpty();
    }

    [Test]
    public void A_change_affects_its_checkpoint_and_all_later_ones()
    {
        var order = new SeriesOrder(SomeSeries.Of(SomeSeries.Score(4, 0.5), SomeSeries.Score(1, 0.5), SomeSeries.Score(3, 0.4, status: MeasurementStatus.Invalidated), SomeSeries.Score(2, 0.4)));
        Affected(order, "c-3").ShouldBe(["c-4"]);
        Affected(order, "c-2").ShouldBe(["c-2", "c-4"]);
        Affected(order, "c-1", "c-4").ShouldBe(["c-1", "c-2", "c-4"]);
        Affected(order, "c-99").ShouldBeEmpty();
    }

    private static IEnumerable<string> Affected(SeriesOrder order, params string[] touched) => order.AffectedBy(touched.ToHashSet()).Select(score => score.Score.CheckpointId);

    private static IEnumerable<(AlertReference Reference, string Against)> References(ScoreSeries series, long? step) =>
        new SeriesOrder(series).References(series.Scores.Single(score => score.Score.Step == step)).Select(planned => (planned.Reference, planned.Against.Score.CheckpointId));
}
