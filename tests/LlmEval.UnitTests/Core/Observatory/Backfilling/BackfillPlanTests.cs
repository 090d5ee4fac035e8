using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Observatory.Backfilling;

namespace LlmEval.UnitTests.Core.Observatory.Backfilling;

public class BackfillPlanTests
{
    [Test]
    public void A_folder_of_one_checkpoint_is_what_the_options_say()
    {
        var checkpoint = BackfillPlan.Of([Folder("/out/k2-think/step-5000")], new BackfillOptions { ModelId = "k2-think", ModelType = ModelType.Training }).Checkpoints.ShouldHaveSingleItem();

        (checkpoint.ModelId, checkpoint.Type, checkpoint.Step, checkpoint.CheckpointId).ShouldBe(("k2-think", ModelType.Training, (long?)5000, "k2-think__step-5000"));
        var submission = checkpoint.Submission(checkpoint.Folder.Files[0]);
        (submission.DisplayName, submission.Owner, submission.CheckpointPath, submission.Dataset, submission.PrimaryMetric).ShouldBe(
            ("k2-think", "backfill", "/out/k2-think/step-5000", "aime24", "accuracy (avg over 32)"));
    }

    [Test]
    public void A_baseline_has_one_checkpoint_and_no_step_whatever_its_name()
    {
        var checkpoint = BackfillPlan.Of([Folder("/out/gpt-4-0613")], new BackfillOptions { ModelId = "gpt-4", ModelType = ModelType.Baseline }).Checkpoints.ShouldHaveSingleItem();

        (checkpoint.Step, checkpoint.CheckpointId).ShouldBe((null, "gpt-4__baseline"));
    }

    [Test]
    public void Step_zero_is_a_step() =>
        BackfillPlan.Of([Folder("/out/k2/init")], new BackfillOptions { ModelId = "k2", ModelType = ModelType.Training, TrainingStep = 0 }).Checkpoints[0].Step.ShouldBe(0);

    [Test]
    public void Models_and_checkpoints_are_found_from_the_names_of_the_folders() =>
        BackfillPlan.Of(
            [Folder("/out/k2/step-2000"), Folder("/out/k2/step-1000"), Folder("/out/k2/final"), Folder("/out/gpt-4"), Folder("/out/aurora-v2-step-700")], new BackfillOptions())
            .Checkpoints.Select(checkpoint => (checkpoint.ModelId, checkpoint.CheckpointId, checkpoint.Type, checkpoint.Step)).ShouldBe(
            [
                ("aurora-v2", "aurora-v2__aurora-v2-step-700", ModelType.Training, 700L),
                ("gpt-4", "gpt-4__baseline", ModelType.Baseline, null),
                ("k2", "k2__final", ModelType.Training, null),
                ("k2", "k2__step-1000", ModelType.Training, 1000L),
                ("k2", "k2__step-2000", ModelType.Training, 2000L),
            ]);

    [Test]
    public void What_is_about_one_checkpoint_is_refused_for_several()
    {
        ScoreFolder[] two = [Folder("/out/k2/step-1"), Folder("/out/k2/step-2")];

        Should.Throw<BackfillException>(() => BackfillPlan.Of(two, new BackfillOptions { CheckpointId = "x" })).Message.ShouldContain("--checkpoint-id");
        Should.Throw<BackfillException>(() => BackfillPlan.Of(two, new BackfillOptions { TrainingStep = 3 })).Message.ShouldContain("--training-step");
        Should.Throw<BackfillException>(() => BackfillPlan.Of(two, new BackfillOptions { ModelId = "k2", ModelType = ModelType.Baseline })).Message.ShouldContain("k2__baseline");
    }

    // 0.7123 ± 1.959964 × 0.0112, by hand: 0.690348 and 0.734252. 960 answers, 32 for each example: 30 examples.
    [Test]
    public void A_deviation_and_the_answers_beside_a_file_give_the_interval_and_the_count()
    {
        var submission = BackfillPlan.Of([Folder("/out/k2/step-1000", answers: 960)], new BackfillOptions()).Checkpoints[0] is { } checkpoint ? checkpoint.Submission(checkpoint.Folder.Files[0]) : null;

        submission!.SampleCount.ShouldBe(30);
        var interval = submission.Metrics[0].Interval.ShouldNotBeNull();
        interval.Lower.ShouldBe(0.690348, 1e-6);
        interval.Upper.ShouldBe(0.734252, 1e-6);
        submission.Metrics[1].Interval.ShouldBeNull();
    }

    [Test]
    public void Answers_that_do_not_divide_prove_no_count()
    {
        var checkpoint = BackfillPlan.Of([Folder("/out/k2/step-1000", answers: 961)], new BackfillOptions()).Checkpoints[0];

        checkpoint.Submission(checkpoint.Folder.Files[0]).SampleCount.ShouldBeNull();
    }

    private static ScoreFolder Folder(string path, int? answers = null) => new(
        path,
        [new CountedScores(ScoreFile.Parse("aime24_scores.yaml", "\"accuracy (avg over 32)\": 0.7123\n\"bootstrap_std (avg over 32)\": 0.0112\n"), answers)]);
}
