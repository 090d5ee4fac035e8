using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Figures;

namespace LlmEval.UnitTests.Core.Lab.Figures;

public class ExperimentQualityTests
{
    private readonly ExperimentFacts a = SomeExperiments.Facts("a");
    private readonly ExperimentFacts b = SomeExperiments.Facts("b");
    private readonly ExperimentFacts c = SomeExperiments.Facts("c");

    [Test]
    public void The_newest_completed_batch_of_each_review_prompt_counts()
    {
        AiBatch first = SomeExperiments.Batch(minute: 0), second = SomeExperiments.Batch(minute: 1), failed = SomeExperiments.Batch(minute: 2, status: AiBatchStatus.Failed), other = SomeExperiments.Batch(review: "code");
        var quality = new ExperimentQuality(new LabEvidence
        {
            Experiments = [a, b],
            Batches = [first, second, failed, other],
            AiScores = [SomeExperiments.Score(first, a, 1), SomeExperiments.Score(second, a, 6), SomeExperiments.Score(failed, a, 0), SomeExperiments.Score(other, a, 8)],
        });

        // 6 of the one review prompt and 8 of the other.
        quality.Ai(a.Id).ShouldBe(7);
        quality.AiCount(a.Id).ShouldBe(2);
        quality.Ai(b.Id).ShouldBeNull();
    }

    [Test]
    public void Places_become_ten_to_nought_and_ties_share_the_middle()
    {
        // Kim: a, then b and c in places 2 and 3, so 2.5 of 3: 10·(1 − 1.5/2) = 2.5. Lee: c, b, a.
        var quality = new ExperimentQuality(new LabEvidence { Experiments = [a, b, c], Rankings = [SomeExperiments.Ranking("r1", "kim", 0, [a.Id], [b.Id, c.Id]), SomeExperiments.Ranking("r1", "lee", 0, [c.Id], [b.Id], [a.Id])] });

        quality.Human(a.Id).ShouldBe((10 + 0) / 2.0);
        quality.Human(b.Id).ShouldBe((2.5 + 5) / 2);
        quality.Human(c.Id).ShouldBe((2.5 + 10) / 2);
    }

    [Test]
    public void Only_the_latest_ranking_of_a_person_for_a_run_counts_and_one_of_a_single_experiment_says_nothing()
    {
        var quality = new ExperimentQuality(new LabEvidence
        {
            Experiments = [a, b],
            Rankings = [SomeExperiments.Ranking("r1", "kim", 2, [b.Id], [a.Id]), SomeExperiments.Ranking("r1", "kim", 1, [a.Id], [b.Id]), SomeExperiments.Ranking("r2", "kim", 3, [c.Id])],
        });

        (quality.Human(a.Id), quality.Human(b.Id), quality.Human(c.Id)).ShouldBe((0, 10, null));
    }

    [Test]
    public void Scores_by_hand_count_where_nobody_ranked_the_latest_of_each_person()
    {
        var quality = new ExperimentQuality(new LabEvidence
        {
            Experiments = [a, b, c],
            Rankings = [SomeExperiments.Ranking("r1", "kim", 0, [a.Id], [b.Id])],
            ManualScores = [SomeExperiments.Manual(a, "lee", 1), SomeExperiments.Manual(c, "lee", 3, 5), SomeExperiments.Manual(c, "lee", 9, 6), SomeExperiments.Manual(c, "kim", 5)],
        });

        (quality.Human(a.Id), quality.Human(c.Id)).ShouldBe((10, 7));
    }

    [Test]
    public void What_a_program_sends_as_a_score_by_hand_is_no_opinion_of_a_person_and_does_not_replace_one()
    {
        var byProgram = SomeExperiments.Manual(a, "kim", 1, 9) with { Kind = "ai" };
        var quality = new ExperimentQuality(new LabEvidence { Experiments = [a, b], ManualScores = [SomeExperiments.Manual(a, "kim", 8, 2), byProgram, SomeExperiments.Manual(b, "bot", 7) with { Kind = "ai" }] });

        (quality.Human(a.Id), quality.Human(b.Id)).ShouldBe((8, null));
        HandScores.Latest([SomeExperiments.Manual(a, "kim", 8, 2), byProgram]).Count.ShouldBe(2);
    }

    [FsCheck.NUnit.Property]
    public bool Midranks_sum_to_what_places_sum_to(byte[] sizes)
    {
        var groups = sizes.Select(size => (IReadOnlyList<LlmEval.Core.Domain.Identity.SampleId>)[.. Enumerable.Range(0, 1 + (size % 4)).Select(_ => LlmEval.Core.Domain.Identity.SampleId.New())]).ToList();
        var places = HumanOrders.Midranks(SomeExperiments.Ranking("r1", "kim", 0, groups));
        return Math.Abs(places.Values.Sum() - (places.Count * (places.Count + 1) / 2.0)) < 1e-9;
    }
}
