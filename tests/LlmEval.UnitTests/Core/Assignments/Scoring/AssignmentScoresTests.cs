using LlmEval.Core.Assignments.Scoring;
using LlmEval.Core.Domain.Assignments;

namespace LlmEval.UnitTests.Core.Assignments.Scoring;

public class AssignmentScoresTests
{
    [Test]
    public void Kinds_are_weighed_and_checks_within_a_kind_too()
    {
        var scores = AssignmentScores.Of(
            [Result(CheckKind.Static, 1), Result(CheckKind.Static, 0), Result(CheckKind.Llm, 0.9), Result(CheckKind.Llm, 0.5), Result(CheckKind.Dynamic, 1, weight: 3), Result(CheckKind.Dynamic, 0)], 1);

        (scores.StaticRate, scores.LlmMean, scores.DynamicRate).ShouldBe((0.5, 0.7, 0.75));
        scores.Overall!.Value.ShouldBe((0.2 * 0.5) + (0.2 * 0.7) + (0.6 * 0.75), 1e-12);
        (scores.Passed, scores.Failed, scores.Skipped, scores.NotMeasured, scores.IsComplete).ShouldBe((3, 3, 0, 0, true));
        (scores.RegressionRate, scores.Regressions.Count).ShouldBe((null, 0));
    }

    [Test]
    public void A_kind_of_which_nothing_was_measured_is_removed_and_the_rest_is_scaled()
    {
        var scores = AssignmentScores.Of([Result(CheckKind.Static, 1), Result(CheckKind.Llm, null, ours: true), Result(CheckKind.Dynamic, 0)], 1);

        scores.LlmMean.ShouldBeNull();
        scores.Overall!.Value.ShouldBe(0.2 / 0.8, 1e-12);
        (scores.NotMeasured, scores.Skipped, scores.IsComplete).ShouldBe((1, 0, false));
    }

    [Test]
    public void What_was_not_measured_is_no_zero_within_a_kind_either()
    {
        var scores = AssignmentScores.Of([Result(CheckKind.Dynamic, 1), Result(CheckKind.Dynamic, null), Result(CheckKind.Dynamic, null, ours: true)], 1);

        (scores.DynamicRate, scores.Overall, scores.Skipped, scores.NotMeasured).ShouldBe((1, 1, 1, 1));
    }

    [Test]
    public void Nothing_measured_is_no_score()
    {
        AssignmentScores.Of([Result(CheckKind.Static, null)], 1).Overall.ShouldBeNull();
        AssignmentScores.Of([], 1).ShouldSatisfyAllConditions(scores => scores.Overall.ShouldBeNull(), scores => scores.IsComplete.ShouldBeTrue());
        AssignmentScores.Of([Result(CheckKind.Static, 1, weight: 0)], 1).Overall.ShouldBeNull();
    }

    [Test]
    public void Regressions_are_scored_apart()
    {
        var scores = AssignmentScores.Of(
            [Result(CheckKind.Dynamic, 1, round: 2), Result(CheckKind.Dynamic, 0, round: 1, name: "total", before: true), Result(CheckKind.Dynamic, 1, round: 1, weight: 3, before: true), Result(CheckKind.Dynamic, null, round: 1, before: true)], 2);

        (scores.DynamicRate, scores.Overall, scores.RegressionRate).ShouldBe((1, 1, 0.25));
        scores.Regressions.ShouldBe(["total"]);
        (scores.Passed, scores.Failed, scores.Skipped).ShouldBe((2, 1, 1));
    }

    [TestCase(false)]
    [TestCase(null)]
    public void What_did_not_pass_before_cannot_break(bool? before)
    {
        var scores = AssignmentScores.Of([Result(CheckKind.Dynamic, 1, round: 2), Result(CheckKind.Dynamic, 0, round: 1, before: before), Result(CheckKind.Dynamic, 1, round: 1, before: before)], 2);

        (scores.RegressionRate, scores.Regressions.Count, scores.DynamicRate).ShouldBe((null, 0, 1));
    }

    [Test]
    public void Rates_count_what_passed_and_the_opinion_is_a_mean()
    {
        var scores = AssignmentScores.Of([Result(CheckKind.Static, 0.99), Result(CheckKind.Llm, 0.69), Result(CheckKind.Dynamic, 0.9995)], 1);

        (scores.StaticRate, scores.LlmMean, scores.DynamicRate, scores.Failed).ShouldBe((0, 0.69, 1, 2));
    }

    [FsCheck.NUnit.Property]
    public bool The_whole_lies_between_its_parts_and_every_check_is_counted_once((byte Kind, byte Score, byte Weight, byte Round)[] drawn)
    {
        var results = drawn.Select(one => Result((CheckKind)(one.Kind % 3), one.Score % 4 == 3 ? null : one.Score % 4 / 2.0, one.Weight, 1 + (one.Round % 2), ours: one.Round % 3 == 0, before: one.Weight % 2 == 0)).ToList();
        var scores = AssignmentScores.Of(results, 2);
        var parts = new[] { scores.StaticRate, scores.LlmMean, scores.DynamicRate }.OfType<double>().ToList();
        return scores.Passed + scores.Failed + scores.Skipped + scores.NotMeasured == results.Count
            && (scores.Overall is null) == (parts.Count == 0)
            && (scores.Overall is not { } overall || (overall >= parts.Min() - 1e-9 && overall <= parts.Max() + 1e-9))
            && scores.RegressionRate is null or (>= 0 and <= 1);
    }

    private static CheckResult Result(CheckKind kind, double? score, double weight = 1, int round = 1, bool ours = false, string name = "x", bool? before = null) =>
        new() { Name = name, Kind = kind, Score = score, NotMeasured = ours && score is null, Reason = "said", Weight = weight, Round = round, PassedBefore = before };
}
