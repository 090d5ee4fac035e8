using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Observatory.Comparing;

namespace LlmEval.UnitTests.Core.Observatory.Comparing;

public class ScoreComparerTests
{
    private static readonly ComparisonPolicy Policy = ComparisonPolicy.Default;

    // McNemar exact of 1 against 10: 0.01171875.
    [Test]
    public void Six_points_down_on_150_shared_examples_is_worse()
    {
        var found = Compare(Score(0.60), Score(0.66), new PairedExamples(89, 1, 10, 50));
        found.Verdict.ShouldBe(ScoreVerdict.Worse);
        found.Test!.PValue!.Value.ShouldBe(0.01171875, 1e-12);
        found.Difference!.Value!.Value.ShouldBe(-0.06, 1e-12);
        found.IsPaired.ShouldBeTrue();
    }

    [Test]
    public void One_point_down_on_many_shared_examples_is_small_but_real()
    {
        var found = Compare(Score(0.80), Score(0.81), new PairedExamples(16_000, 200, 400, 3_400));
        found.Verdict.ShouldBe(ScoreVerdict.SmallButReal);
        found.Test!.PValue!.Value.ShouldBeLessThan(0.0001);
    }

    [Test]
    public void Ten_points_down_on_eight_examples_is_too_little_data()
    {
        var found = Compare(Score(0.65, 8), Score(0.75, 8), shared: null);
        found.Verdict.ShouldBe(ScoreVerdict.TooLittleData);
        found.DetectableEffect!.Value.ShouldBeGreaterThan(0.3);
        found.Test!.Method.ShouldStartWith("unpaired");
    }

    [Test]
    public void Nothing_found_among_many_is_no_detectable_difference() =>
        Compare(Score(0.8), Score(0.8), new PairedExamples(7_990, 10, 10, 1_990)).Verdict.ShouldBe(ScoreVerdict.NoDetectableDifference);

    [Test]
    public void Intervals_of_our_own_are_compared_by_their_errors()
    {
        var found = Compare(Own(0.70, 0.68, 0.72), Own(0.80, 0.78, 0.82), shared: null);
        found.Verdict.ShouldBe(ScoreVerdict.Worse);
        found.Test!.Method.ShouldBe("unpaired: normal, from standard errors");
    }

    [Test]
    public void Scores_alone_have_no_verdict()
    {
        var found = Compare(Score(0.7), Score(0.8), shared: null);
        found.Verdict.ShouldBe(ScoreVerdict.NoInterval);
        found.Difference!.Value!.Value.ShouldBe(-0.1, 1e-12);
    }

    [Test]
    public void Another_dataset_is_not_comparable_and_says_which()
    {
        var found = Compare(On("hash-a"), On("hash-b"), new PairedExamples(10, 50, 0, 0));
        found.Verdict.ShouldBe(ScoreVerdict.NotComparable);
        found.Differences.ShouldHaveSingleItem().ShouldBe(new SetupDifference("dataset_version", "hash-a", "hash-b", Forbids: true));
        found.Test.ShouldBeNull();
    }

    [TestCase(true, ScoreVerdict.NotComparable)]
    [TestCase(false, ScoreVerdict.NoDetectableDifference)]
    public void Other_parameters_forbid_comparing_checkpoints_of_one_model_only(bool isSameModel, ScoreVerdict verdict)
    {
        var (first, second) = (On("h", """{"temperature":0}"""), On("h", """{"temperature":1}"""));
        ScoreComparer.Compare(first, second, new PairedExamples(7_990, 10, 10, 1_990), isSameModel, Policy).Verdict.ShouldBe(verdict);
    }

    [Test]
    public void What_is_unknown_does_not_differ() =>
        Compare(On("hash-a"), Score(0.7, 1000), shared: null).Differences.ShouldBeEmpty();

    private static ScoreComparison Compare(MeasuredScore first, MeasuredScore second, PairedExamples? shared) =>
        ScoreComparer.Compare(first, second, shared, isSameModel: true, Policy);

    private static MeasuredScore Score(double value, int? count = null) =>
        new() { CheckpointId = "m__step-1", Step = 1, Dataset = "d", Metric = "accuracy", Value = value, SampleCount = count };

    private static MeasuredScore Own(double value, double lower, double upper) => Score(value) with { Interval = new ScoreInterval(lower, upper, "t over tasks") };

    private static MeasuredScore On(string version, string config = "{}") => Score(0.7, 1000) with
    {
        Run = new MeasuredRun
        {
            RunId = "r",
            CheckpointId = "m__step-1",
            Dataset = "d",
            Status = MeasurementStatus.Completed,
            IngestedAt = DateTimeOffset.UnixEpoch,
            Setup = new MeasurementSetup { DatasetVersion = version, InferenceConfigJson = config },
        },
    };
}
