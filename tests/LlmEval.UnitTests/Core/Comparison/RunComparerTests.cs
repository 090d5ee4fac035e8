using LlmEval.Core.Comparison;
using LlmEval.Core.Domain.Identity;

namespace LlmEval.UnitTests.Core.Comparison;

public class RunComparerTests
{
    [TestCase("P", "P", CaseChangeKind.StillPassing)]
    [TestCase("F", "F", CaseChangeKind.StillFailing)]
    [TestCase("F", "P", CaseChangeKind.Fixed)]
    [TestCase("P", "F", CaseChangeKind.Broken)]
    [TestCase("PF", "FF", CaseChangeKind.Broken)]
    [TestCase("?", "P", CaseChangeKind.NotMeasured)]
    [TestCase("F", "?", CaseChangeKind.NotMeasured)]
    [TestCase("?", "?", CaseChangeKind.NotMeasured)]
    public void What_became_of_a_case(string before, string after, CaseChangeKind kind) =>
        Compare(SomeSnapshot.Line("m", before), SomeSnapshot.Line("m", after)).Cases.ShouldHaveSingleItem().Kind.ShouldBe(kind);

    [Test]
    public void Cases_are_matched_by_task_wherever_they_stand()
    {
        var before = SomeSnapshot.Line("m", "P", "F", "P");

        var line = Compare(before, before with { Cases = [.. before.Cases.Reverse()] });

        line.Cases.Select(change => change.Kind).ShouldBe([CaseChangeKind.StillPassing, CaseChangeKind.StillFailing, CaseChangeKind.StillPassing]);
    }

    [Test]
    public void Tasks_of_one_side_are_new_or_removed_and_in_no_test()
    {
        var line = Compare(SomeSnapshot.Line("m", "P", "P"), SomeSnapshot.Line("m", "P") with { Cases = [SomeSnapshot.Case("t1", "P"), SomeSnapshot.Case("t9", "F")] });

        line.Cases.Select(change => (change.Task, change.Kind)).ShouldBe(
            [("t0", CaseChangeKind.Removed), ("t1", CaseChangeKind.StillPassing), ("t9", CaseChangeKind.New)]);
        line.Metrics[0].Paired.Tasks.ShouldBe(1);
    }

    [Test]
    public void A_changed_task_is_not_comparable_says_its_hashes_and_is_in_no_test()
    {
        var before = SomeSnapshot.Line("m", "P", "P");

        var line = Compare(before, before.WithChangedTask("t1"));

        line.Cases[1].Kind.ShouldBe(CaseChangeKind.NotComparable);
        line.Cases[1].Differing.ShouldHaveSingleItem().ToString().ShouldBe(
            $"the task's prompt or tests changed (task_hash {ContentHash.OfText("t1").Short} → {ContentHash.OfText("t1 changed").Short})");
        line.Metrics[0].Paired.Tasks.ShouldBe(1);
    }

    [Test]
    public void A_changed_prompt_and_changed_parameters_keep_every_case_from_being_compared()
    {
        var before = SomeSnapshot.Line("m", "P", "P");

        var line = Compare(before, before with { PromptHash = ContentHash.OfText("p2"), ModelHash = ContentHash.OfText("m2") });

        line.Cases.ShouldAllBe(change => change.Kind == CaseChangeKind.NotComparable);
        line.Cases[0].Differing.Select(change => change.Part).ShouldBe([CasePart.Prompt, CasePart.Model]);
        line.Verdict.ShouldBe(DifferenceVerdict.NotComparable);
    }

    [Test]
    public void A_model_under_a_new_id_is_found_by_its_content()
    {
        var before = SomeSnapshot.Line("old", "P");

        var line = Compare(before, before with { Model = "new" });

        line.Name.ShouldBe("old → new");
        line.Cases[0].Kind.ShouldBe(CaseChangeKind.StillPassing);
    }

    [Test]
    public void Renamed_models_of_one_content_are_not_guessed()
    {
        var (a, b) = (SomeSnapshot.Line("a", "P"), SomeSnapshot.Line("b", "F"));
        b = b with { ModelHash = a.ModelHash };

        RunComparer.Compare(SomeSnapshot.Of(a, b), SomeSnapshot.Of(a with { Model = "c" }, b with { Model = "d" })).Lines.Count.ShouldBe(4);
    }

    [Test]
    public void Two_models_are_compared_on_their_shared_tasks()
    {
        var run = SomeSnapshot.Of(SomeSnapshot.Line("a", 10, 0), SomeSnapshot.Line("b", 2, 8));

        var line = RunComparer.CompareModels(run.Only("a"), run.Only("b")).Lines.ShouldHaveSingleItem();

        line.Of(CaseChangeKind.Broken).Count().ShouldBe(8);
        line.Verdict.ShouldBe(DifferenceVerdict.Worse);
    }

    // McNemar's exact p of n tasks that all moved one way is 2 · ½ⁿ: 0.0625 for 5, 0.03125 for 6.
    [TestCase(5, 0.0625, DifferenceVerdict.NoDetectableDifference)]
    [TestCase(6, 0.03125, DifferenceVerdict.Worse)]
    public void Tasks_of_one_sample_are_tested_by_McNemar(int broken, double p, DifferenceVerdict verdict)
    {
        var metric = Compare(SomeSnapshot.Line("m", 30, 0), SomeSnapshot.Line("m", 30 - broken, broken)).Metrics[0];

        metric.Test.Method.ShouldBe("exact McNemar test");
        metric.Test.PValue!.Value.ShouldBe(p, 1e-12);
        metric.McNemar!.MidP.PValue!.Value.ShouldBe(p / 2, 1e-12);
        metric.Verdict.ShouldBe(verdict);
        metric.Paired.Overall.Mean!.Value.ShouldBe(-broken / 30.0, 1e-12);
    }

    // Sign flips of 4 differences of −½ and the rest 0: only the pattern and its mirror image are as far out, 2/2⁴.
    [Test]
    public void Few_tasks_of_several_samples_are_tested_by_sign_flips()
    {
        var metric = Compare(SomeSnapshot.Line("m", "PP", "PP", "PP", "PP", "FF"), SomeSnapshot.Line("m", "PF", "FP", "PF", "PF", "FF")).Metrics[0];

        (metric.Test.Method, metric.McNemar).ShouldBe(("exact sign-flip test", null));
        metric.Test.PValue!.Value.ShouldBe(0.125, 1e-12);
        (metric.Before, metric.After).ShouldBe((0.8, 0.4));
    }

    [Test]
    public void Many_tasks_of_several_samples_are_tested_by_t()
    {
        string[] before = [.. Enumerable.Repeat("PP", 25)];
        string[] after = [.. Enumerable.Repeat("PF", 12), .. Enumerable.Repeat("PP", 13)];

        var metric = Compare(SomeSnapshot.Line("m", before), SomeSnapshot.Line("m", after)).Metrics[0];

        (metric.Test.Method, metric.Verdict).ShouldBe(("paired t test", DifferenceVerdict.Worse));
    }

    [Test]
    public void Many_tasks_that_all_moved_by_one_amount_are_not_called_undecided()
    {
        var metric = Compare(SomeSnapshot.Line("m", [.. Enumerable.Repeat("PP", 30)]), SomeSnapshot.Line("m", [.. Enumerable.Repeat("PF", 30)])).Metrics[0];

        (metric.Test.Method, metric.Verdict).ShouldBe(("exact sign test", DifferenceVerdict.Worse));
        metric.Test.PValue!.Value.ShouldBe(2 * Math.Pow(0.5, 30), 1e-18);
    }

    // Each alone has p = 0.03125; of two, Holm asks for 0.0625 of both.
    [Test]
    public void P_values_are_adjusted_over_models()
    {
        RunSnapshot Run(int broken) => SomeSnapshot.Of(SomeSnapshot.Line("a", 30 - broken, broken), SomeSnapshot.Line("b", 30 - broken, broken));

        var comparison = RunComparer.Compare(Run(0), Run(6));

        comparison.Lines.ShouldAllBe(line => Math.Abs(line.Metrics[0].AdjustedP!.Value - 0.0625) < 1e-12 && line.Verdict == DifferenceVerdict.NoDetectableDifference);
        comparison.IsWorse.ShouldBeFalse();
    }

    [Test]
    public void Samples_that_were_not_measured_are_left_out_and_counted()
    {
        var line = Compare(SomeSnapshot.Line("m", "P?", "FF"), SomeSnapshot.Line("m", "PP", "??"));

        line.NotMeasuredSamples.ShouldBe((1, 2));
        line.Metrics[0].Paired.Differences.ShouldHaveSingleItem().Difference.ShouldBe(0);
    }

    [Test]
    public void Only_metrics_of_both_runs_are_compared()
    {
        var line = SomeSnapshot.Line("m", "PP");

        var comparison = RunComparer.Compare(SomeSnapshot.Of(line) with { PassAt = [1, 2] }, SomeSnapshot.Of(line) with { PassAt = [2, 5] });

        comparison.Lines[0].Metrics.ShouldHaveSingleItem().Name.ShouldBe("pass@2");
    }

    [Test]
    public void Runs_that_share_nothing_are_not_comparable()
    {
        var comparison = RunComparer.Compare(SomeSnapshot.Of(SomeSnapshot.Line("a", "P")), SomeSnapshot.Of(SomeSnapshot.Line("b", "P")));

        comparison.IsVoid.ShouldBeTrue();
        comparison.Lines.Select(line => line.Name).ShouldBe(["b", "a"]);
    }

    private static LineComparison Compare(SnapshotLine before, SnapshotLine after) =>
        RunComparer.Compare(SomeSnapshot.Of(before), SomeSnapshot.Of(after)).Lines.ShouldHaveSingleItem();
}
