using LlmEval.Core.Comparison;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;

namespace LlmEval.UnitTests.Core.Comparison;

public class SnapshotCheckTests
{
    private static readonly SnapshotLine Ten = SomeSnapshot.Line("m", 10, 0);

    private static readonly SnapshotLine Replayed = Ten with { Provider = ProviderNames.Replay };

    // What happened, what is found, and whether the snapshot holds: by default, with fail_on: regression, with mode exact.
    private static IEnumerable<TestCaseData> Situations()
    {
        yield return Row("equal", Ten, Ten, SnapshotStatus.Equal, GateStatus.Met, GateStatus.Met, GateStatus.Met);
        yield return Row("fixed", SomeSnapshot.Line("m", 9, 1), Ten, SnapshotStatus.Changed, GateStatus.Met, GateStatus.Met, GateStatus.NotMet);
        yield return Row("broken within noise", Ten, SomeSnapshot.Line("m", 5, 5), SnapshotStatus.Changed, GateStatus.Met, GateStatus.Met, GateStatus.NotMet);
        yield return Row("worse", Ten, SomeSnapshot.Line("m", 4, 6), SnapshotStatus.Worse, GateStatus.NotMet, GateStatus.NotMet, GateStatus.NotMet);
        yield return Row("another outcome of a failure", SomeSnapshot.Line("m", "F"), Errors(), SnapshotStatus.Changed, GateStatus.Met, GateStatus.Met, GateStatus.NotMet);
        yield return Row("a new task", Ten, SomeSnapshot.Line("m", 11, 0), SnapshotStatus.NotComparable, GateStatus.Skipped, GateStatus.NotMet, GateStatus.NotMet);
        yield return Row("a removed task", Ten, SomeSnapshot.Line("m", 9, 0), SnapshotStatus.NotComparable, GateStatus.Skipped, GateStatus.NotMet, GateStatus.NotMet);
        yield return Row("changed tests", Ten, Ten.WithChangedTask("t3"), SnapshotStatus.NotComparable, GateStatus.Skipped, GateStatus.NotMet, GateStatus.NotMet);
        yield return Row("changed prompt", Ten, Ten with { PromptHash = ContentHash.OfText("p2") }, SnapshotStatus.NotComparable, GateStatus.Skipped, GateStatus.NotMet, GateStatus.NotMet);
        yield return Row("changed parameters", Ten, Ten with { ModelHash = ContentHash.OfText("m2") }, SnapshotStatus.NotComparable, GateStatus.Skipped, GateStatus.NotMet, GateStatus.NotMet);
        yield return Row("worse in what can be compared", Ten, SomeSnapshot.Line("m", 3, 7).WithChangedTask("t0"), SnapshotStatus.Worse, GateStatus.NotMet, GateStatus.NotMet, GateStatus.NotMet);
        yield return Row("not measured now", Ten, SomeSnapshot.Line("m", "P", "P", "P", "P", "P", "P", "P", "P", "P", "?"), SnapshotStatus.Changed, GateStatus.Met, GateStatus.Met, GateStatus.NotMet);
        yield return Row("a replay changed in one case", Replayed, Replayed with { Cases = SomeSnapshot.Line("m", 9, 1).Cases }, SnapshotStatus.Worse, GateStatus.NotMet, GateStatus.NotMet, GateStatus.NotMet);
        yield return Row("a replay that was fixed", Replayed with { Cases = SomeSnapshot.Line("m", 9, 1).Cases }, Replayed, SnapshotStatus.Worse, GateStatus.NotMet, GateStatus.NotMet, GateStatus.NotMet);
        yield return Row("a replay that could not be measured", Replayed with { Cases = SomeSnapshot.Line("m", "P", "P").Cases }, Replayed with { Cases = SomeSnapshot.Line("m", "P", "?").Cases }, SnapshotStatus.Changed, GateStatus.Met, GateStatus.Met, GateStatus.NotMet);
    }

    [TestCaseSource(nameof(Situations))]
    public void A_situation_and_its_verdicts(SnapshotLine verified, SnapshotLine received, SnapshotStatus status, GateStatus gate, GateStatus asRegression, GateStatus exact)
    {
        SnapshotResult Decide(SnapshotMode mode, FailOn failOn) => Check(mode, failOn).Decide(SomeSnapshot.Of(verified), SomeSnapshot.Of(received));

        Decide(SnapshotMode.Significant, FailOn.Gate).ShouldSatisfyAllConditions(
            result => result.Status.ShouldBe(status), result => result.Gate.ShouldBe(gate), result => result.Details.Count.ShouldBe(result.Details.Distinct().Count()));
        Decide(SnapshotMode.Significant, FailOn.Regression).Gate.ShouldBe(asRegression);
        Decide(SnapshotMode.Exact, FailOn.Gate).Gate.ShouldBe(exact);
    }

    [TestCase(FailOn.Gate, GateStatus.Skipped)]
    [TestCase(FailOn.Regression, GateStatus.NotMet)]
    public void Without_a_snapshot_nothing_is_decided_unless_regressions_decide(FailOn failOn, GateStatus gate) =>
        Check(SnapshotMode.Significant, failOn).Decide(null, SomeSnapshot.Of(Ten))
            .ShouldSatisfyAllConditions(result => result.Status.ShouldBe(SnapshotStatus.Missing), result => result.Gate.ShouldBe(gate));

    [Test]
    public void Changes_that_no_test_can_judge_are_not_comparable()
    {
        var check = Check(SnapshotMode.Significant);
        var other = SomeSnapshot.Of(SomeSnapshot.Line("m", 4, 6)) with { PassAt = [5] };

        check.Decide(SomeSnapshot.Of(Ten), other).Message.ShouldBe("not comparable: m: pass_at has no k in common");
        check.Decide(SomeSnapshot.Of(Ten), SomeSnapshot.Of(SomeSnapshot.Line("m", [.. Enumerable.Repeat("?", 10)]))).Message
            .ShouldBe("not comparable: m: no task was measured on both sides");
        check.Decide(SomeSnapshot.Of(Ten), SomeSnapshot.Of(Ten) with { PassAt = [5] }).Status.ShouldBe(SnapshotStatus.Equal);
    }

    [Test]
    public void Two_models_that_would_be_worse_alone_are_not_together()
    {
        RunSnapshot Run(int broken) => SomeSnapshot.Of(SomeSnapshot.Line("a", 10 - broken, broken), SomeSnapshot.Line("b", 10 - broken, broken));

        Check(SnapshotMode.Significant).Decide(Run(0), Run(6)).Status.ShouldBe(SnapshotStatus.Changed);
        Check(SnapshotMode.Significant).Decide(Run(0), Run(7)).Status.ShouldBe(SnapshotStatus.Worse);
    }

    [Test]
    public void A_partial_run_decides_nothing_and_misses_no_case()
    {
        var check = Check(SnapshotMode.Exact, FailOn.Regression) with { IsPartial = true };

        check.Decide(SomeSnapshot.Of(Ten), SomeSnapshot.Of(SomeSnapshot.Line("m", 2, 0)))
            .ShouldSatisfyAllConditions(result => result.Status.ShouldBe(SnapshotStatus.Equal), result => result.Gate.ShouldBe(GateStatus.Skipped));
        check.Decide(SomeSnapshot.Of(Ten), SomeSnapshot.Of(SomeSnapshot.Line("m", 1, 1))).Details.ShouldBe(["m/t1: broken (passed → failed)"]);
    }

    [Test]
    public void Words_name_the_model_the_numbers_and_the_hashes()
    {
        var worse = Check(SnapshotMode.Significant).Decide(SomeSnapshot.Of(Ten), SomeSnapshot.Of(SomeSnapshot.Line("m", 4, 6)));
        var changed = Check(SnapshotMode.Significant).Decide(SomeSnapshot.Of(Ten), SomeSnapshot.Of(Ten.WithChangedTask("t3")));

        worse.Message.ShouldBe("m is worse: pass@1 1.000 → 0.400 over 10 tasks, p 0.0313 (exact McNemar test, Holm)");
        changed.Message.ShouldBe(
            $"not comparable: m/t3: the task's prompt or tests changed (task_hash {ContentHash.OfText("t3").Short} → {ContentHash.OfText("t3 changed").Short})");
    }

    [Test]
    public void A_config_that_changed_is_said_beside_changed_results_only()
    {
        var after = SomeSnapshot.Of(Ten) with { ConfigHash = ContentHash.OfText("other") };

        Check(SnapshotMode.Exact).Decide(SomeSnapshot.Of(Ten), after).Gate.ShouldBe(GateStatus.Met);
        Check(SnapshotMode.Exact).Decide(SomeSnapshot.Of(SomeSnapshot.Line("m", 9, 1)), after).Details[^1].ShouldStartWith("the config changed too (config_hash ");
    }

    private static SnapshotCheck Check(SnapshotMode mode, FailOn failOn = FailOn.Gate) => new() { Mode = mode, FailOn = failOn, IsPartial = false };

    private static SnapshotLine Errors() => SomeSnapshot.Line("m", "F") with { Cases = [SomeSnapshot.Case("t0", "F") with { Outcomes = [Outcome.Error] }] };

    private static TestCaseData Row(string name, SnapshotLine verified, SnapshotLine received, params object[] expected) =>
        new TestCaseData([verified, received, .. expected]).SetArgDisplayNames(name);
}
