using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Figures;
using LlmEval.Core.Lab.Recommending;

namespace LlmEval.UnitTests.Core.Lab.Figures;

public class EvidenceByRunTests
{
    private readonly ExperimentFacts a = SomeExperiments.Facts("a");
    private readonly ExperimentFacts b = SomeExperiments.Facts("b");
    private readonly ExperimentFacts later = SomeExperiments.Facts("a", run: "r2");

    [Test]
    public void A_run_has_its_experiments_and_what_was_said_of_any_of_them()
    {
        AiBatch own = SomeExperiments.Batch() with { Experiments = [a.Id] }, both = SomeExperiments.Batch() with { Run = null, Experiments = [b.Id, later.Id] }, other = SomeExperiments.Batch("r2") with { Experiments = [later.Id] };
        var evidence = new LabEvidence
        {
            Experiments = [a, later, b],
            Batches = [own, both, other],
            AiScores = [SomeExperiments.Score(own, a, 1), SomeExperiments.Score(both, b, 2), SomeExperiments.Score(both, later, 3), SomeExperiments.Score(other, later, 4)],
            Rankings = [SomeExperiments.Ranking("r1", "kim", 0, [a.Id], [b.Id]), SomeExperiments.Ranking("r2", "kim", 0, [later.Id])],
            ManualScores = [SomeExperiments.Manual(b, "lee", 5), SomeExperiments.Manual(later, "lee", 6)],
        };

        var first = new EvidenceByRun(evidence).Of("r1");

        first.Experiments.ShouldBe([a, b]);
        first.Batches.ShouldBe([own, both]);
        first.AiScores.Select(score => score.Score).ShouldBe([1, 2]);
        first.Rankings.Select(ranking => ranking.Run).ShouldBe(["r1"]);
        first.ManualScores.Select(score => score.Experiment).ShouldBe([b.Id]);
        new EvidenceByRun(evidence).Of("none").Experiments.ShouldBeEmpty();
    }

    [Test]
    public void A_ranking_of_all_runs_stands_for_an_earlier_one_also_in_a_run_that_it_leaves_out()
    {
        var evidence = new LabEvidence
        {
            Experiments = [a, b, later],
            Rankings = [SomeExperiments.Ranking("r1", "kim", 1, [a.Id], [b.Id]) with { Run = null }, SomeExperiments.Ranking("r1", "kim", 2, [later.Id]) with { Run = null }],
        };

        var byRun = new EvidenceByRun(evidence);

        (byRun.Of("r1").Rankings.Count, byRun.Of("r2").Rankings.Count).ShouldBe((0, 1));
    }

    [Test]
    public void A_run_leads_to_the_same_recommendation_alone_as_among_others()
    {
        var batch = SomeExperiments.Batch() with { Experiments = [a.Id, b.Id, later.Id] };
        var evidence = new LabEvidence
        {
            Experiments = [a, b],
            Batches = [batch],
            AiScores = [SomeExperiments.Score(batch, a, 9), SomeExperiments.Score(batch, b, 2)],
            Rankings = [SomeExperiments.Ranking("r1", "kim", 0, [b.Id], [a.Id])],
        };
        var among = evidence with { Experiments = [.. evidence.Experiments, later], AiScores = [.. evidence.AiScores, SomeExperiments.Score(batch, later, 1)] };

        var (alone, ofRun) = (Recommender.Of(evidence, new RankingWeights()), Recommender.Of(among.OfRun("r1"), new RankingWeights()));

        ofRun.Scores.ShouldBe(alone.Scores);
        ofRun.Reasons.ShouldBe(alone.Reasons);
        ofRun.ConfidenceFactors.ShouldBe(alone.ConfidenceFactors);
    }
}
