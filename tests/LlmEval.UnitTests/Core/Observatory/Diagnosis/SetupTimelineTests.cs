using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Observatory.Diagnosis;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Core.Observatory.Diagnosis;

public class SetupTimelineTests
{
    [Test]
    public void A_segment_begins_where_the_setup_changes_and_says_what_did()
    {
        var places = Of(Version("v1"), Version("v1"), Version("v2"), Version("v2"));
        places.Select(place => place.Segment).ShouldBe([0, 0, 1, 1]);
        places[2].Changes.ShouldHaveSingleItem().Field.ShouldBe("dataset_version");
        (places[2].Changes[0].First, places[2].Changes[0].Second).ShouldBe(("v1", "v2"));
        places[3].Changes.ShouldBeEmpty();
    }

    // The unknown one in the middle differs from neither; the two around it differ from each other.
    [Test]
    public void What_is_unknown_does_not_hide_a_change() => Of(Version("v1"), Version(null), Version("v2")).Select(place => place.Segment).ShouldBe([0, 0, 1]);

    [Test]
    public void A_new_seed_or_commit_is_no_change() =>
        Of(new MeasurementSetup { Seed = 1, HarnessCommit = "a" }, new MeasurementSetup { Seed = 2, HarnessCommit = "b" }).Select(place => place.Segment).ShouldBe([0, 0]);

    [Test]
    public void A_curve_breaks_there_and_shows_what_has_no_score_without_joining_it()
    {
        var failed = SomeStoredScores.Score("d", 0, 1500, status: MeasurementStatus.Failed).Score.Run!;
        var curve = ModelCurve.Of(
            [SomeStoredScores.Score("d", 0.5, 1000, setup: Version("v1")), SomeStoredScores.Score("d", 0.6, 2000, setup: Version("v2")), SomeStoredScores.Score("d", 0.7, 3000, setup: Version("v2"))],
            [failed],
            new Dictionary<string, Checkpoint> { [failed.CheckpointId] = SomeStoredScores.Checkpoint(failed.CheckpointId, 1500) });
        curve.Points.Select(point => (point.Step, point.Segment)).ShouldBe([(1000, 0), (1500, null), (2000, 1), (3000, 1)]);
        curve.Word.ShouldBe(TrendWord.Up);
        // Of the last segment alone: two points, 0.1 in 1,000 steps.
        curve.Trend!.Points.ShouldBe(2);
        curve.Trend.TheilSen.Value!.Value.ShouldBe(0.0001, 1e-12);
    }

    private static IReadOnlyList<TimelinePlace> Of(params IEnumerable<MeasurementSetup> setups) =>
        SetupTimeline.Of([.. setups.Select((setup, at) => SomeStoredScores.Score("d", 0.5, 1000 * (at + 1), setup: setup).Score)]);

    private static MeasurementSetup Version(string? version) => new() { DatasetVersion = version };
}
