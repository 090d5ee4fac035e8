using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Figures;

namespace LlmEval.UnitTests.Core.Lab.Figures;

public class JudgeAgreementTests
{
    private static readonly Dictionary<SampleId, string?> NoRows = [];
    private readonly ExperimentFacts[] facts = [.. "abcdefg".Select(name => SomeExperiments.Facts(name.ToString()))];
    private readonly AiBatch batch = SomeExperiments.Batch();

    [Test]
    public void Five_or_more_have_an_interval()
    {
        // Judge a b c d e; person b a c d e: one of ten pairs is turned round, (9 − 1)/10.
        var agreement = Compare("b a c d e", "a b c d e");

        agreement.Tau.Value!.Value.ShouldBe(0.8, 1e-12);
        agreement.Tau.Interval!.Value.Lower.ShouldBeInRange(-1, 0.8);
        agreement.Tau.Reason.ShouldBeNull();
        (agreement.N, agreement.TopThreeOverlap, agreement.SamePlace).ShouldBe((5, 3, 3));
        agreement.Changes.ShouldBe([new PlaceChange(facts[1].Id, 2, 1), new PlaceChange(facts[0].Id, 1, 2)]);
    }

    [TestCase("b a c d", "a b c d", 4.0 / 6, "not enough configs: an interval needs 5, and 4 are ranked by both")]
    [TestCase("b a", "a b", -1.0, "not enough configs: an interval needs 5, and 2 are ranked by both")]
    [TestCase("a", "a", null, "not enough configs: an interval needs 5, and 1 is ranked by both")]
    [TestCase("a b c", "d e f", null, "not enough configs: an interval needs 5, and 0 are ranked by both")]
    [TestCase("a=b=c=d=e", "a b c d e", null, "a side is constant")]
    public void Few_say_so(string person, string judge, double? tau, string reason)
    {
        var agreement = Compare(person, judge);

        if (tau is null) agreement.Tau.Value.ShouldBeNull();
        else agreement.Tau.Value!.Value.ShouldBe(tau.Value, 1e-12);
        agreement.Tau.Interval.ShouldBeNull();
        agreement.Tau.Reason.ShouldBe(reason);
    }

    [Test]
    public void Ties_are_places_of_their_first_and_no_more_than_three_are_in_the_first_three()
    {
        // Person: a b c d share place 1, e is 5th; the judge has c d e a b.
        var agreement = Compare("a=b=c=d e", "c d e a b");

        // Of the judge's first three c and d share the person's first place; e has not.
        (agreement.TopThreeOverlap, agreement.SamePlace).ShouldBe((2, 1));
        agreement.Changes.Select(change => (change.From, change.To)).ShouldBe([(2, 1), (4, 1), (5, 1), (3, 5)]);
        Compare("a=b=c=d=e", "a=b=c=d=e").TopThreeOverlap.ShouldBe(3);
    }

    [Test]
    public void Places_count_among_what_both_have()
    {
        // Without x of the judge's order (b), the person's order is the same.
        var agreement = Compare("a c d", "b a c d");

        (agreement.N, agreement.SamePlace, agreement.Changes.Count).ShouldBe((3, 3, 0));
        agreement.Tau.Value.ShouldBe(1);
    }

    [Test]
    public void Over_several_rows_scores_are_compared_as_ranks_begin_anew_in_each()
    {
        ExperimentFacts[] rows = [SomeExperiments.Facts("a", row: "x"), SomeExperiments.Facts("b", row: "x"), SomeExperiments.Facts("a", row: "y"), SomeExperiments.Facts("b", row: "y")];
        AiScore[] scores = [SomeExperiments.Score(batch, rows[0], 9, 1), SomeExperiments.Score(batch, rows[1], 7, 2), SomeExperiments.Score(batch, rows[2], 5, 1), SomeExperiments.Score(batch, rows[3], 3, 2)];
        var agreement = JudgeAgreement.Of(SomeExperiments.Ranking("r1", "kim", 0, [.. rows.Select(row => (IReadOnlyList<SampleId>)[row.Id])]), scores, rows.ToDictionary(row => row.Id, row => row.Row));

        (agreement.Tau.Value, agreement.SamePlace).ShouldBe((1, 4));
    }

    [Test]
    public void Review_prompts_are_compared_by_the_rankings_that_both_have_to_do_with()
    {
        AiBatch general = SomeExperiments.Batch("r1", "general"), code = SomeExperiments.Batch("r1", "code", minute: 1), earlier = SomeExperiments.Batch("r1", "general", minute: -1);
        var evidence = new LabEvidence
        {
            Experiments = facts,
            Batches = [general, code, earlier],
            AiScores = [.. Scores(general, "a b c d e"), .. Scores(code, "b a c d e"), .. Scores(earlier, "e d c b a")],
            Rankings = [Ranking("a b c d e", "kim"), Ranking("b a c d e", "lee"), Ranking("e d c b a", "old", "r9") with { Groups = [[SampleId.New()]] }],
        };

        var (one, other) = (ReviewPromptFigures.Of("general", evidence), ReviewPromptFigures.Of("code", evidence));

        // The newest batch counts: tau 1 with Kim and 0.8 with Lee; for the other prompt the other way round.
        one.Agreement.Value!.Value.ShouldBe(0.9, 1e-12);
        one.Agreement.Interval!.Value.Upper.ShouldBe(1);
        (one.Batches, one.Evaluations, one.Prompts, one.LastUsedAt, one.TauByRanking.Count).ShouldBe((2, 10, 1, general.StartedAt, 2));
        ReviewPromptFigures.Compare(one, other).Overall.Mean!.Value.ShouldBe(0, 1e-12);
        ReviewPromptFigures.Of("unused", evidence).ShouldSatisfyAllConditions(
            none => none.AverageScore.ShouldBeNull(), none => none.LastUsedAt.ShouldBeNull(), none => none.Agreement.Reason.ShouldBe("no ranking of a person to compare with"));
    }

    private JudgeAgreement Compare(string person, string judge) => JudgeAgreement.Of(Ranking(person, "kim"), Scores(batch, judge), NoRows);

    private HumanRanking Ranking(string order, string evaluator, string run = "r1") => SomeExperiments.Ranking(run, evaluator, 0, [.. order.Split(' ').Select(Group)]);

    private AiScore[] Scores(AiBatch of, string order)
    {
        var (scores, rank) = (new List<AiScore>(), 1);
        foreach (var group in order.Split(' ').Select(Group))
        {
            scores.AddRange(group.Select(id => new AiScore { Batch = of.Id, Experiment = id, Rank = rank, Score = 10 - rank }));
            rank += group.Count;
        }

        return [.. scores];
    }

    private IReadOnlyList<SampleId> Group(string names) => [.. names.Split('=').Select(name => facts[name[0] - 'a'].Id)];
}
