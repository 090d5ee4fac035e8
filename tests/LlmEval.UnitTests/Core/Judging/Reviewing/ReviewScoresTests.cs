using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Prompting;
using LlmEval.Core.Judging.Listwise;
using LlmEval.Core.Judging.Reviewing;
using LlmEval.UnitTests.Core.Lab;

namespace LlmEval.UnitTests.Core.Judging.Reviewing;

public class ReviewScoresTests
{
    private static readonly Guid Batch = Guid.CreateVersion7();

    private readonly LabExperiment[] experiments = [SomeExperiments.Experiment("a"), SomeExperiments.Experiment("b"), SomeExperiments.Experiment("c")];

    [Test]
    public void Scores_are_means_over_calls_on_ten_and_ranks_are_of_mean_ranks()
    {
        var review = SomeExperiments.Review(criteria: ["clarity"]) with { Scale = new ScoreScale(1, 5) };

        // a: ranks 1 and 2, scores 5 and 4 of 1 … 5, so 4.5 → 10·3.5/4 = 8.75. b: 2 and 1, 4 and 4 → 7.5. c: 3 and 3, 1 and 2 → 1.25.
        var scores = ReviewScores.Of(Batch, review, experiments, [Call(0, (0, 1, 5), (1, 2, 4), (2, 3, 1)), Call(1, (2, 3, 2), (1, 1, 4), (0, 2, 4))]);

        // a and b have the same mean rank: the score decides.
        scores.Select(score => (score.Experiment, score.Rank, score.Score)).ShouldBe([(experiments[0].Id, 1, 8.75), (experiments[1].Id, 2, 7.5), (experiments[2].Id, 3, 1.25)]);
        scores[0].Criteria["clarity"].ShouldBe(8.75);
        scores[0].Comments.ShouldBe(["call 0", "call 1"]);
        scores.ShouldAllBe(score => score.Batch == Batch);
    }

    [Test]
    public void Ties_stay_ties_and_the_next_one_counts_on()
    {
        var scores = ReviewScores.Of(Batch, SomeExperiments.Review(), experiments, [Call(0, (0, 1, 7), (1, 2, 7), (2, 3, 1)), Call(1, (0, 2, 7), (1, 1, 7), (2, 3, 1))]);

        scores.ToDictionary(score => score.Experiment, score => score.Rank).ShouldBe(
            new Dictionary<LlmEval.Core.Domain.Identity.SampleId, int> { [experiments[0].Id] = 1, [experiments[1].Id] = 1, [experiments[2].Id] = 3 }, ignoreOrder: true);
    }

    [Test]
    public void Pointwise_scores_are_ranked_by_themselves_among_those_that_answered_the_same()
    {
        LabExperiment[] rows = [.. experiments, SomeExperiments.Experiment("a", question: "Another question.")];
        var scores = ReviewScores.Of(Batch, SomeExperiments.Review(ReviewMode.Pointwise), rows, [.. rows.Select((experiment, index) => new AiCall
        {
            Index = index, Shown = [experiment.Id], Messages = [], Opinions = [new AiOpinion { Experiment = experiment.Id, Score = index }],
        })]);

        scores.ToDictionary(score => score.Experiment, score => score.Rank)[rows[3].Id].ShouldBe(1);
        scores.Where(score => score.Experiment != rows[3].Id).Select(score => (score.Experiment, score.Rank)).ShouldBe([(rows[2].Id, 1), (rows[1].Id, 2), (rows[0].Id, 3)]);
    }

    [Test]
    public void A_batch_with_a_call_that_could_not_be_read_has_no_scores()
    {
        var unread = Call(1) with { Problem = "unreadable twice" };

        Should.Throw<ArgumentException>(() => ReviewScores.Of(Batch, SomeExperiments.Review(), experiments, [Call(0, (0, 1, 7), (1, 2, 7), (2, 3, 1)), unread])).Message.ShouldContain("Call 1");
        Should.Throw<ArgumentException>(() => ReviewScores.Of(Batch, SomeExperiments.Review(), experiments, [Call(0, (0, 1, 7), (1, 2, 7))])).Message.ShouldContain(experiments[2].Id.ToString());
    }

    [Test]
    public async Task From_question_to_scores_the_better_answer_wins_wherever_it_stands()
    {
        var judge = new ListwiseJudge(SomeExperiments.Review(), SomeExperiments.Parameters, new WorthReader(), FenceTokens.Seeded(1));
        LabExperiment[] worths = [SomeExperiments.Experiment("a", "worth 3"), SomeExperiments.Experiment("b", "worth 9"), SomeExperiments.Experiment("c", "worth 3"), SomeExperiments.Experiment("d", "worth 6")];
        var calls = new List<AiCall>();
        foreach (var question in judge.Plan(Batch, [.. worths.Select(experiment => new ReviewedExperiment(experiment, 1))]))
            calls.Add((await judge.AskAsync(question, CancellationToken.None)).Call);

        var scores = ReviewScores.Of(Batch, SomeExperiments.Review(), worths, calls).ToDictionary(score => score.Experiment);

        worths.Select(experiment => (scores[experiment.Id].Rank, scores[experiment.Id].Score)).ShouldBe([(3, 3), (1, 9), (3, 3), (2, 6)]);
    }

    private AiCall Call(int index, params (int Experiment, int Rank, double Score)[] said) => new()
    {
        Index = index,
        Shown = [.. said.Select(opinion => experiments[opinion.Experiment].Id)],
        Messages = [],
        Opinions = [.. said.Select(opinion => new AiOpinion
        {
            Experiment = experiments[opinion.Experiment].Id, Rank = opinion.Rank, Score = opinion.Score,
            Criteria = new Dictionary<string, double> { ["clarity"] = opinion.Score }, Comment = $"call {index}",
        })],
    };
}
