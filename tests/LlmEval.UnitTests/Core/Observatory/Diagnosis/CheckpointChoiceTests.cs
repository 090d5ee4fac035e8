using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Observatory.Diagnosis;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Core.Observatory.Diagnosis;

public class CheckpointChoiceTests
{
    [Test]
    public void The_latest_checkpoint_has_the_largest_step_and_then_the_latest_time()
    {
        CheckpointChoice.Latest([SomeStoredScores.Checkpoint("none", null, 9), SomeStoredScores.Checkpoint("zero", 0), SomeStoredScores.Checkpoint("two", 2000), SomeStoredScores.Checkpoint("two-again", 2000, 5)])!
            .CheckpointId.ShouldBe("two-again");
        CheckpointChoice.Latest([SomeStoredScores.Checkpoint("old", null), SomeStoredScores.Checkpoint("new", null, 1)])!.CheckpointId.ShouldBe("new");
        CheckpointChoice.Latest([]).ShouldBeNull();
    }

    [Test]
    public void A_checkpoint_with_one_easy_dataset_is_not_the_best()
    {
        // (0.4 + 0.6) / 2 = 0.5 against (0.5 + 0.7) / 2 = 0.6 on both datasets, and 0.9 on the easy one alone.
        var best = CheckpointChoice.Best(
        [
            SomeStoredScores.Score("easy", 0.6), SomeStoredScores.Score("hard", 0.4),
            SomeStoredScores.Score("easy", 0.7, 2000), SomeStoredScores.Score("hard", 0.5, 2000),
            SomeStoredScores.Score("easy", 0.9, 3000),
        ])!;
        (best.Step, best.Datasets).ShouldBe((2000L, best.Datasets));
        best.Mean.ShouldBe(0.6, 1e-12);
        best.Datasets.ShouldBe(["easy", "hard"]);
    }

    [Test]
    public void Of_equal_means_the_latest_step_is_the_best() =>
        CheckpointChoice.Best([SomeStoredScores.Score("d", 0.5), SomeStoredScores.Score("d", 0.5, 2000)])!.Step.ShouldBe(2000);

    [Test]
    public void What_does_not_count_is_never_best()
    {
        var scores = new[] { SomeStoredScores.Score("d", 0.5), SomeStoredScores.Score("d", 0.9, 2000, status: MeasurementStatus.Invalidated), SomeStoredScores.Score("d", 0.8, 3000, status: MeasurementStatus.Failed) };
        CheckpointChoice.Best(scores)!.Step.ShouldBe(1000);
        CheckpointChoice.BestByDataset(scores)["d"].Score.Value.ShouldBe(0.5);
        CheckpointChoice.LatestByDataset(scores)["d"].Score.Step.ShouldBe(1000);
        CheckpointChoice.Best([scores[1]]).ShouldBeNull();
    }

    [Test]
    public void A_baseline_of_about_the_size_is_the_one_with_the_highest_mean()
    {
        var model = SomeStoredScores.Model("coder", parameters: 8);
        // From 4 to 12 is within half; 13 is not, and one of unknown size never is.
        var baselines = new[] { ("four", 4L), ("twelve", 12L), ("thirteen", 13L) }.Select(line => SomeStoredScores.Model(line.Item1, ModelType.Baseline, line.Item2)).Append(SomeStoredScores.Model("unknown", ModelType.Baseline)).ToList();
        var best = new[] { ("four", 0.5), ("twelve", 0.6), ("thirteen", 0.9), ("unknown", 0.9) }.Select(line => SomeStoredScores.Score("d", line.Item2, null, line.Item1)).ToList();
        SizeMatch.Find(model, baselines, best)!.ModelId.ShouldBe("twelve");
        SizeMatch.Find(model with { ParameterCount = null }, baselines, best).ShouldBeNull();
        SizeMatch.Find(model with { ParameterCount = 100 }, baselines, best).ShouldBeNull();
    }
}
