using LlmEval.Core.Agreement;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;
using static LlmEval.UnitTests.Support.SomeVotes;

namespace LlmEval.UnitTests.Core.Agreement;

public class AgreementAnalysisTests
{
    private const Verdict A = Verdict.FirstBetter;
    private const Verdict T = Verdict.Tie;
    private const Verdict B = Verdict.SecondBetter;

    // Ten pairs of ten tasks. By hand, judge (rows) by person (columns), first | none | second:
    //   first 3 0 1, none 1 1 0, second 0 1 3. Agreement 7/10. Rows 4 2 4, columns 4 2 4: by chance (16 + 4 + 16)/100 = 0.36.
    private static readonly (Verdict Judge, Verdict Human)[] Ten =
        [(A, A), (A, A), (A, A), (A, B), (T, A), (T, T), (B, T), (B, B), (B, B), (B, B)];

    [Test]
    public void Judge_and_human_by_hand()
    {
        var judge = Analyse(Ten).Judges.ShouldHaveSingleItem();
        judge.Human.Items.ShouldBe(10);
        judge.Human.Tasks.ShouldBe(10);
        judge.Human.RawWinner.Value!.Value.ShouldBe(0.7, 1e-12);
        judge.Human.KappaWinner.Value!.Value.ShouldBe((0.7 - 0.36) / 0.64, 1e-12);
        // Coincidences of 20 ratings: 8 first, 4 none, 8 second; of 400 − 64 − 16 − 64 = 256 disagreeing products; 6 observed.
        judge.Human.AlphaWinner.Value!.Value.ShouldBe(1 - (19 * 6 / 256.0), 1e-12);
        // Shares 0.4, 0.2, 0.4: by chance (0.24 + 0.16 + 0.24)/2 = 0.32.
        judge.Human.Ac1Winner.Value!.Value.ShouldBe((0.7 - 0.32) / 0.68, 1e-12);
        judge.Human.OppositeItems.ShouldBe(1);
        judge.Human.Opposite.Value.ShouldBe(0.1);
        judge.Human.KappaWinner.Interval!.Value.Method.ShouldBe("percentile bootstrap over tasks");
        judge.Human.KappaWinner.Seed.ShouldBe(7);
    }

    [Test]
    public void Far_apart_on_the_five_way_scale_is_worse_than_near()
    {
        (Verdict, Verdict)[] filler = [(A, A), (B, B), (T, T), (Verdict.FirstMuchBetter, Verdict.FirstMuchBetter), (Verdict.SecondMuchBetter, Verdict.SecondMuchBetter)];
        var near = Analyse([.. filler, (A, Verdict.FirstMuchBetter)]).Judges[0].Human;
        var far = Analyse([.. filler, (A, Verdict.SecondMuchBetter)]).Judges[0].Human;
        near.AlphaFiveWay.Value!.Value.ShouldBeGreaterThan(far.AlphaFiveWay.Value!.Value + 0.2);
        near.RawFiveWay.Value.ShouldBe(far.RawFiveWay.Value);
        near.RawWinner.Value.ShouldBe(1);
    }

    [Test]
    public void Confusion_counts_votes_by_verdict()
    {
        var table = Analyse([(A, A), (A, Verdict.BothBad), (T, B)]).Judges[0].Confusion;
        table.Judge.ShouldBe(["first_much_better", "first_better", "tie", "second_better", "second_much_better"]);
        table.Human[^1].ShouldBe("both_bad");
        table.Votes[1].ShouldBe([0, 1, 0, 0, 0, 1]);
        table.Votes[2].ShouldBe([0, 0, 0, 1, 0, 0]);
        table.Votes.Sum(row => row.Sum()).ShouldBe(3);
    }

    [Test]
    public void Only_blind_first_votes_count()
    {
        var pair = Pair(1);
        var first = Vote(pair, Ann, A) with { Lane = Lane.BlindFirst };
        var revised = Vote(pair, Ann, B) with { Lane = Lane.BlindFirst, Action = ReviewAction.Revise, Supersedes = first.Id };
        var opinion = Opinion(pair, A);
        var assisted = Vote(pair, Ben, B) with { Lane = Lane.Assisted, Action = ReviewAction.Override, Suggestion = opinion.Id };
        var adjudicated = Vote(pair, Eve, B) with { Action = ReviewAction.Adjudicate, Lane = null };
        var report = Analyse([pair], [opinion, first, revised, assisted, adjudicated]);
        report.BlindVotes.ShouldBe(1);
        report.HumanHuman.Items.ShouldBe(0);
        report.Judges[0].Human.Items.ShouldBe(1);
        report.Judges[0].Human.RawWinner.Value.ShouldBe(1, "the first vote stands here, though it was revised later");
    }

    [Test]
    public void A_vote_that_was_taken_back_does_not_count_and_the_next_blind_one_does()
    {
        var pair = Pair(1);
        var slip = Vote(pair, Ann, B);
        var retraction = slip with { Id = JudgmentId.New(), Kind = JudgmentKind.Retraction, Verdict = null, Supersedes = slip.Id };
        Analyse([pair], [Opinion(pair, A), slip, retraction]).BlindVotes.ShouldBe(0);
        Analyse([pair], [Opinion(pair, A), slip, retraction, Vote(pair, Ann, A)]).Judges[0].Human.RawWinner.Value.ShouldBe(1);
    }

    [Test]
    public void The_version_of_the_guidelines_can_be_chosen()
    {
        var pair = Pair(1);
        var input = Input([pair], [Vote(pair, Ann, A) with { GuidelineVersion = 3 }, Vote(pair, Ben, A) with { GuidelineVersion = 4 }]);
        AgreementAnalysis.Of(input).BlindVotes.ShouldBe(2);
        AgreementAnalysis.Of(input with { GuidelineVersion = 4 }).BlindVotes.ShouldBe(1);
    }

    [Test]
    public void People_are_compared_on_pairs_that_two_have_voted_on()
    {
        ResponsePair[] pairs = [Pair(1), Pair(2), Pair(3)];
        var report = Analyse(pairs,
        [
            Vote(pairs[0], Ann, A), Vote(pairs[0], Ben, A),
            Vote(pairs[1], Ann, A), Vote(pairs[1], Ben, B), Vote(pairs[1], Eve, A),
            Vote(pairs[2], Ann, T),
        ]);
        report.HumanHuman.Items.ShouldBe(2);
        // The second pair: of three pairs of people one agrees.
        report.HumanHuman.RawWinner.Value!.Value.ShouldBe((1 + (1 / 3.0)) / 2, 1e-12);
        report.BlindVotes.ShouldBe(6);
        report.BlindPairs.ShouldBe(3);
    }

    [Test]
    public void Judges_are_kept_apart_by_their_mode()
    {
        var aware = JudgeOf(JudgeMode.TestAware);
        var pair = Pair(1);
        var report = AgreementAnalysis.Of(new AgreementInput
        {
            Pairs = [pair],
            Judgments = [Vote(pair, Ann, A), Opinion(pair, A), Opinion(pair, B, judge: aware)],
            Judges = [Judge, aware],
        });
        report.Judges.Single(judge => judge.Mode == JudgeMode.TextOnly).Human.RawWinner.Value.ShouldBe(1);
        report.Judges.Single(judge => judge.Mode == JudgeMode.TestAware).Human.RawWinner.Value.ShouldBe(0);
    }

    [Test]
    public void Verdicts_are_held_against_the_tests_where_exactly_one_side_passes()
    {
        ResponsePair[] pairs =
        [
            Pair(1, first: Outcome.Passed, second: Outcome.Failed),
            Pair(2, first: Outcome.Passed, second: Outcome.Failed),
            Pair(3, first: Outcome.Failed, second: Outcome.Passed),
            Pair(4),
            Pair(5, first: Outcome.Passed, second: Outcome.SandboxError),
        ];
        var report = Analyse(pairs,
        [
            Opinion(pairs[0], A), Opinion(pairs[1], B), Opinion(pairs[2], T), Opinion(pairs[3], A), Opinion(pairs[4], A),
            Vote(pairs[0], Ann, A), Vote(pairs[2], Ann, B),
        ]);
        var judge = report.Judges[0].AgainstTests;
        (judge.Verdicts, judge.Right, judge.Wrong, judge.Undecided).ShouldBe((3, 1, 1, 1));
        judge.Accuracy.Value!.Value.ShouldBe(1 / 3.0, 1e-12);
        // Wilson for 1 of 3: 0.0615 to 0.7923.
        judge.Accuracy.Interval!.Value.Lower.ShouldBe(0.0615, 1e-4);
        judge.Accuracy.Interval!.Value.Upper.ShouldBe(0.7923, 1e-4);
        (report.HumanAgainstTests.Verdicts, report.HumanAgainstTests.Right).ShouldBe((2, 2));
    }

    [Test]
    public void Verdicts_on_one_task_are_one_cluster()
    {
        ResponsePair[] pairs = [.. Enumerable.Range(0, 8).Select(i => Pair(i, task: $"t{i / 4}", first: Outcome.Passed, second: Outcome.Failed))];
        var accuracy = Analyse(pairs, [.. pairs.Select((pair, i) => Opinion(pair, i < 4 ? A : B))]).Judges[0].AgainstTests.Accuracy;
        accuracy.Value.ShouldBe(0.5);
        accuracy.Interval!.Value.Method.ShouldBe("t over tasks (CR1)");
        accuracy.Interval.Value.Lower.ShouldBe(0);
        accuracy.Interval.Value.Upper.ShouldBe(1);
    }

    [Test]
    public void Issues_are_compared_response_by_response()
    {
        ResponsePair[] pairs = [.. Enumerable.Range(0, 12).Select(i => Pair(i))];
        var judgments = new List<Judgment>();
        foreach (var (i, pair) in pairs.Index())
        {
            // Both mark the first response of pairs 0 to 9; of pair 10 the judge marks the first and the person the second.
            judgments.Add(Opinion(pair, A) with { Spans = i <= 10 ? [Mark(PairPlace.First, IssueCategory.Logic)] : [] });
            judgments.Add(Vote(pair, Ann, A) with { Spans = i < 10 ? [Mark(PairPlace.First, IssueCategory.Logic)] : i == 10 ? [Mark(PairPlace.Second, IssueCategory.Logic)] : [] });
        }

        var categories = Analyse(pairs, judgments).Judges[0].Categories;
        var logic = categories.Single(category => category.Category == IssueCategory.Logic);
        logic.Marked.ShouldBe(12);
        // 24 responses: 10 marked by both, 12 by neither, 2 by one. Agreement 22/24, by chance (11² + 13²)/24².
        logic.Kappa.Value!.Value.ShouldBe(((22 / 24.0) - (290 / 576.0)) / (1 - (290 / 576.0)), 1e-12);
        categories.Single(category => category.Category == IssueCategory.Style).Kappa.Reason.ShouldBe("fewer than 10 responses are marked with it");
        categories.Count.ShouldBe(Enum.GetValues<IssueCategory>().Length);
    }

    [Test]
    public void The_accept_rate_is_of_first_votes_with_a_suggestion_in_view()
    {
        ResponsePair[] pairs = [Pair(1), Pair(2), Pair(3), Pair(4)];
        var opinions = Array.ConvertAll(pairs, pair => Opinion(pair, A));
        var rate = Analyse(pairs, [.. opinions, Assisted(0, ReviewAction.Accept), Assisted(1, ReviewAction.Edit), Assisted(2, ReviewAction.Override), Vote(pairs[3], Ann, A)]).Judges[0].AcceptRate;
        (rate.Suggestions, rate.Accepted).ShouldBe((3, 2));
        rate.Rate.Value!.Value.ShouldBe(2 / 3.0, 1e-12);

        Judgment Assisted(int i, ReviewAction action) => Vote(pairs[i], Ann, A) with { Lane = Lane.Assisted, Action = action, Suggestion = opinions[i].Id };
    }

    [Test]
    public void Below_200_votes_a_confidence_is_uncalibrated_and_measured_all_the_same()
    {
        ResponsePair[] pairs = [.. Enumerable.Range(0, 4).Select(i => Pair(i))];
        var stated = Analyse(pairs, [.. pairs.SelectMany((pair, i) => new[] { Opinion(pair, A, 0.8), Vote(pair, Ann, i < 3 ? A : B) })]).Judges[0];
        stated.StatedConfidence.Status.ShouldBe(CalibrationStatus.Uncalibrated);
        stated.StatedConfidence.Reason.ShouldBe("4 of 200 blind votes");
        // (3 · 0.04 + 0.64)/4; three of four came true where 0.8 was said.
        stated.StatedConfidence.Raw.Brier.Value!.Value.ShouldBe(0.19, 1e-12);
        stated.StatedConfidence.Raw.ExpectedCalibrationError!.Value.ShouldBe(0.05, 1e-12);
        stated.StatedConfidence.CrossFitted.ShouldBeNull();
        stated.DerivedConfidence.Votes.ShouldBe(0);
        stated.DerivedConfidence.Raw.Brier.Reason.ShouldBe("no forecasts");
    }

    [Test]
    public void From_200_votes_on_it_is_calibrated_by_what_other_tasks_teach()
    {
        // It says 0.9 where it is right in half of the cases, and 0.6 where it is right in a quarter.
        ResponsePair[] pairs = [.. Enumerable.Range(0, 200).Select(i => Pair(i))];
        var calibration = Analyse(pairs, [.. pairs.SelectMany((pair, i) => new[]
        {
            Opinion(pair, A, i % 2 == 0 ? 0.9 : 0.6),
            Vote(pair, Ann, i % 2 == 0 ? (i % 4 == 0 ? A : B) : (i % 8 == 1 ? A : B)),
        })]).Judges[0].StatedConfidence;
        calibration.Status.ShouldBe(CalibrationStatus.Calibrated);
        calibration.Map!.ShouldBe([new CalibrationPoint(0.6, 0.25), new CalibrationPoint(0.9, 0.5)]);
        calibration.Raw.ExpectedCalibrationError!.Value.ShouldBe(0.375, 1e-9);
        calibration.CrossFitted!.ExpectedCalibrationError!.Value.ShouldBeLessThan(0.1);
        calibration.CrossFitted.Brier.Value!.Value.ShouldBeLessThan(calibration.Raw.Brier.Value!.Value);
        calibration.CrossFitted.Forecasts.ShouldBe(200);
    }

    [Test]
    public void One_task_teaches_nothing_about_another()
    {
        ResponsePair[] pairs = [.. Enumerable.Range(0, 200).Select(i => Pair(i, task: "only"))];
        var calibration = Analyse(pairs, [.. pairs.SelectMany(pair => new[] { Opinion(pair, A, 0.7), Vote(pair, Ann, A) })]).Judges[0].StatedConfidence;
        calibration.Status.ShouldBe(CalibrationStatus.Uncalibrated);
        calibration.Reason.ShouldBe("every vote is on the same task");
    }

    [Test]
    public void Judge_and_human_are_compared_to_two_humans_on_the_same_pairs()
    {
        ResponsePair[] pairs = [.. Enumerable.Range(0, 40).Select(i => Pair(i))];
        var comparison = Analyse(pairs, [.. pairs.SelectMany((pair, i) => new[]
        {
            Opinion(pair, i % 4 == 0 ? A : B),
            Vote(pair, Ann, i % 2 == 0 ? A : B),
            Vote(pair, Ben, i % 2 == 0 ? A : B),
        })]).Judges[0].AgainstHumanHuman;
        comparison.Pairs.ShouldBe(40);
        // People agree wholly: 1. The judge with either: 0.75 against 0.25·0.5 + 0.75·0.5 = 0.5, so 0.5.
        comparison.Difference.Value!.Value.ShouldBe(-0.5, 1e-12);
        comparison.Difference.Interval!.Value.Upper.ShouldBeLessThan(0);
        comparison.Detectable!.Value.ShouldBe((comparison.Difference.Interval.Value.Upper - comparison.Difference.Interval.Value.Lower) / 2 * (1.959964 + 0.841621) / 1.959964, 1e-5);
    }

    [Test]
    public void Without_votes_everything_is_undefined_with_a_reason()
    {
        var report = Analyse([], []);
        report.HumanHuman.KappaWinner.Reason.ShouldBe("no item has two ratings");
        report.HumanAgainstTests.Accuracy.Reason.ShouldBe("no judged pair has exactly one response that passes");
        report.Judges[0].AcceptRate.Rate.Reason.ShouldBe("no suggestion was shown");
        report.Judges[0].AgainstHumanHuman.Difference.Reason.ShouldNotBeNull();
        report.Judges[0].Human.Opposite.Reason.ShouldBe("no items");
    }

    [Test]
    public void The_seed_decides_every_draw()
    {
        Analyse(Ten).Judges[0].Human.ShouldBe(Analyse(Ten).Judges[0].Human);
    }

    private static AgreementReport Analyse((Verdict Judge, Verdict Human)[] verdicts)
    {
        ResponsePair[] pairs = [.. verdicts.Select((_, i) => Pair(i))];
        return Analyse(pairs, [.. verdicts.SelectMany((verdict, i) => new[] { Opinion(pairs[i], verdict.Judge), Vote(pairs[i], Ann, verdict.Human) })]);
    }

    private static AgreementReport Analyse(ResponsePair[] pairs, IReadOnlyList<Judgment> judgments) => AgreementAnalysis.Of(Input(pairs, judgments));

    private static AgreementInput Input(ResponsePair[] pairs, IReadOnlyList<Judgment> judgments) => new() { Pairs = pairs, Judgments = judgments, Judges = [Judge] };
}
