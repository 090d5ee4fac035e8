using System.Text.Json;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Storage.Lab;

/// <summary>What every <see cref="ILabScoring"/> does.</summary>
public abstract class LabScoringContract : LabContract
{
    private ILabScoring Scoring => Ports.Scoring;

    [Test]
    public async Task A_batch_comes_back_as_it_was_written_and_as_it_ended()
    {
        var (prompt, run, experiments) = await ExperimentsAsync(3);
        var review = await ReviewPromptAsync();
        // Not in the order of their ids.
        var batch = SomeLab.Batch(prompt, review, experiments[2], experiments[0], experiments[1]) with { Run = run.Id, JudgeModel = "gpt\0" };
        await Scoring.AddBatchAsync(batch, None);
        await Scoring.AddBatchAsync(batch with { Status = AiBatchStatus.Failed, Experiments = [] }, None);
        (await Scoring.FindBatchAsync(batch.Id, None)).ShouldBeTheSameAs(batch);
        var failed = batch with { Status = AiBatchStatus.Failed, Error = "call 1: 'C' is named twice\0", CompletedAt = Some.Time.AddMinutes(1) };
        await Scoring.FinishBatchAsync(failed, SomeLab.Scores(batch), None);
        (await Scoring.FindBatchAsync(batch.Id, None)).ShouldBeTheSameAs(failed);
        // Nothing is made up for a batch that failed.
        (await Scoring.ReadScoresAsync(prompt.Name, None)).ShouldBeEmpty();
        (await Scoring.FindBatchAsync(Guid.CreateVersion7(), None)).ShouldBeNull();
    }

    [Test]
    public async Task Scores_come_newest_batch_first_and_by_rank()
    {
        var (prompt, _, experiments) = await ExperimentsAsync(3);
        var (otherPrompt, _, others) = await ExperimentsAsync(1);
        var review = await ReviewPromptAsync();
        var old = await ScoredAsync(SomeLab.Batch(prompt, review, experiments));
        var tied = SomeLab.Batch(prompt, review, experiments) with { StartedAt = Some.Time.AddHours(1) };
        await Scoring.AddBatchAsync(tied, None);
        AiScore[] scores = [.. SomeLab.Scores(tied).Select(score => score with { Rank = score.Experiment == experiments[2] ? 1 : 2, Comments = ["a\0", "", "\ud83d"] })];
        await Scoring.FinishBatchAsync(tied with { Status = AiBatchStatus.Completed }, scores, None);
        var foreign = await ScoredAsync(SomeLab.Batch(otherPrompt, review, others));

        (await Scoring.ReadScoresAsync(prompt.Name, None)).ShouldBeTheSameAs([scores[2], scores[0], scores[1], .. SomeLab.Scores(old)]);
        (await Scoring.ReadScoresAsync(null, None)).Select(score => score.Batch).ShouldContain(foreign.Id);
        (await Scoring.ListBatchesAsync(prompt.Name, null, None)).Select(batch => batch.Id).ShouldBe([tied.Id, old.Id]);
        (await Scoring.ListBatchesAsync(null, null, None)).Select(batch => batch.Id).ShouldContain(foreign.Id);
        (await Scoring.ReadScoresAsync("none", None)).ShouldBeEmpty();
    }

    [Test]
    public async Task Batches_are_listed_by_run()
    {
        var (prompt, run, experiments) = await ExperimentsAsync(1);
        var review = await ReviewPromptAsync();
        var ofRun = SomeLab.Batch(prompt, review, experiments) with { Run = run.Id };
        var ofAll = SomeLab.Batch(prompt, review, experiments) with { StartedAt = Some.Time.AddMinutes(1) };
        await Scoring.AddBatchAsync(ofRun, None);
        await Scoring.AddBatchAsync(ofAll, None);
        (await Scoring.ListBatchesAsync(prompt.Name, run.Id, None)).ShouldHaveSingleItem().ShouldBeTheSameAs(ofRun);
        (await Scoring.ListBatchesAsync(null, run.Id, None)).ShouldHaveSingleItem().Id.ShouldBe(ofRun.Id);
        (await Scoring.ListBatchesAsync(prompt.Name, null, None)).Select(batch => batch.Id).ShouldBe([ofAll.Id, ofRun.Id]);
    }

    [Test]
    public async Task Batches_that_never_came_to_rest_are_found_oldest_first()
    {
        var (prompt, _, experiments) = await ExperimentsAsync(1);
        var review = await ReviewPromptAsync();
        AiBatch[] batches = [.. Enumerable.Range(0, 3).Select(minute => SomeLab.Batch(prompt, review, experiments) with { StartedAt = Some.Time.AddMinutes(minute) })];
        foreach (var batch in batches) await Scoring.AddBatchAsync(batch, None);
        await Scoring.FinishBatchAsync(batches[1] with { Status = AiBatchStatus.Cancelled }, [], None);

        var unfinished = (await Scoring.UnfinishedBatchesAsync(None)).Where(batch => batch.Prompt == prompt.Name);

        unfinished.Select(batch => batch.Id).ShouldBe([batches[0].Id, batches[2].Id]);
    }

    [Test]
    public async Task A_call_comes_back_as_it_was_written_and_once([Range(1, 10)] int seed)
    {
        var odd = new OddValues(seed);
        var (prompt, _, experiments) = await ExperimentsAsync(2);
        var batch = SomeLab.Batch(prompt, await ReviewPromptAsync(), experiments);
        await Scoring.AddBatchAsync(batch, None);
        var unreadable = SomeLab.Call(1, experiments[1], experiments[0]) with
        {
            Messages = odd.Many<Core.Domain.Models.ChatMessage>(3),
            Answer = odd.Text(),
            Problem = odd.Text(),
            Opinions = [],
            Cost = null,
            Usage = null,
        };
        var call = SomeLab.Call(0, experiments) with { Answer = null };
        call = call with { Opinions = [call.Opinions[0] with { Rank = null, Comment = odd.Text(), Criteria = new Dictionary<string, double> { [$"z{odd.Text()}"] = -1, ["a"] = 1.0 / 3 } }] };
        foreach (var saved in (AiCall[])[unreadable, call, call with { Answer = "another" }]) await Scoring.SaveCallAsync(batch.Id, saved, None);
        (await Scoring.ReadCallsAsync(batch.Id, None)).ShouldBeTheSameAs([call, unreadable]);
        (await Scoring.ReadCallsAsync(Guid.CreateVersion7(), None)).ShouldBeEmpty();
    }

    [Test]
    public async Task What_judging_costs_is_summed_where_it_is_known()
    {
        var (prompt, _, experiments) = await ExperimentsAsync(1);
        var batch = SomeLab.Batch(prompt, await ReviewPromptAsync(), experiments);
        (await Scoring.ReadJudgingCostAsync(prompt.Name, None)).ShouldBe(new JudgingCost(0, 0, 0));
        await Scoring.AddBatchAsync(batch, None);
        await Scoring.SaveCallAsync(batch.Id, SomeLab.Call(0, experiments) with { Cost = SomeLab.Cost(0.000000123m) }, None);
        await Scoring.SaveCallAsync(batch.Id, SomeLab.Call(1, experiments) with { Cost = SomeLab.Cost(0.5m) }, None);
        await Scoring.SaveCallAsync(batch.Id, SomeLab.Call(2, experiments) with { Cost = SomeLab.Cost(3m, "EUR") }, None);
        await Scoring.SaveCallAsync(batch.Id, SomeLab.Call(3, experiments) with { Cost = null }, None);
        (await Scoring.ReadJudgingCostAsync(prompt.Name, None)).ShouldBe(new JudgingCost(0.500000123m, 4, 2));
        (await Scoring.ReadJudgingCostAsync(null, None)).Calls.ShouldBeGreaterThanOrEqualTo(4);
        (await Scoring.ReadJudgingCostsAsync(None))[prompt.Name].ShouldBe(new JudgingCost(0.500000123m, 4, 2));
    }

    [Test]
    public async Task What_refers_to_nothing_is_refused()
    {
        var (prompt, run, experiments) = await ExperimentsAsync(1);
        var review = await ReviewPromptAsync();
        var batch = SomeLab.Batch(prompt, review, experiments);
        AiBatch[] strays =
        [
            batch with { Prompt = "none" }, batch with { Run = "run_0" }, batch with { ReviewPrompt = "none" }, batch with { ReviewPromptVersion = 2 },
            batch with { Experiments = [.. experiments, SampleId.New()] },
        ];
        foreach (var stray in strays) await Should.ThrowAsync<LabNotFoundException>(Scoring.AddBatchAsync(stray, None));
        (await Scoring.FindBatchAsync(batch.Id, None)).ShouldBeNull();
        (await Should.ThrowAsync<LabNotFoundException>(Scoring.SaveCallAsync(batch.Id, SomeLab.Call(0, experiments), None))).Message.ShouldContain(batch.Id.ToString());
        await Should.ThrowAsync<LabNotFoundException>(Scoring.FinishBatchAsync(batch, [], None));
        await Should.ThrowAsync<LabNotFoundException>(Scoring.AddRankingAsync(SomeLab.Ranking(run, experiments) with { BasedOnBatch = batch.Id }, None));
        await Should.ThrowAsync<LabNotFoundException>(Scoring.AddManualScoreAsync(SomeLab.ManualScore(SampleId.New()), None));
    }

    [Test]
    public async Task A_ranking_comes_back_as_it_was_saved_ties_and_all()
    {
        var (prompt, run, experiments) = await ExperimentsAsync(4);
        var batch = SomeLab.Batch(prompt, await ReviewPromptAsync(), experiments);
        await Scoring.AddBatchAsync(batch, None);
        var ranking = SomeLab.Ranking(run, [experiments[3]], [experiments[2], experiments[0]], [experiments[1]]) with { BasedOnBatch = batch.Id, Evaluator = "änn\0" };
        await Scoring.AddRankingAsync(ranking, None);
        await Scoring.AddRankingAsync(ranking with { Notes = "again" }, None);
        var later = SomeLab.Ranking(run, [experiments[0], experiments[1]]) with { CreatedAt = Some.Time.AddMinutes(1), Notes = null, Run = null };
        await Scoring.AddRankingAsync(later, None);
        (await Scoring.ReadRankingsAsync(prompt.Name, None)).ShouldBeTheSameAs([later, ranking]);
        (await Scoring.ReadRankingsAsync(null, None)).Select(found => found.Id).ShouldContain(ranking.Id);
        (await Scoring.ReadRankingsAsync("none", None)).ShouldBeEmpty();
    }

    [Test]
    public async Task A_ranking_speaks_of_experiments_of_its_prompt_and_run_each_once()
    {
        var (prompt, run, experiments) = await ExperimentsAsync(2);
        var (other, otherRun, foreign) = await ExperimentsAsync(1);
        await RefuseAsync<LabNotFoundException>(SomeLab.Ranking(run, experiments, foreign), foreign[0].ToString());
        await RefuseAsync<LabNotFoundException>(SomeLab.Ranking(run, experiments, [SampleId.New()]), run.Id);
        await RefuseAsync<LabNotFoundException>(SomeLab.Ranking(run, experiments) with { Run = null, Prompt = other.Name }, other.Name);
        await RefuseAsync<LabNotFoundException>(SomeLab.Ranking(run, experiments) with { Run = otherRun.Id }, otherRun.Id);
        await RefuseAsync<LabRefusedException>(SomeLab.Ranking(run, experiments, [experiments[0]]), experiments[0].ToString());
        await RefuseAsync<LabRefusedException>(SomeLab.Ranking(run), "at least one");
        await RefuseAsync<LabRefusedException>(SomeLab.Ranking(run, [], []), "at least one");
        (await Scoring.ReadRankingsAsync(prompt.Name, None)).ShouldBeEmpty();

        async Task RefuseAsync<T>(HumanRanking ranking, string named)
            where T : Exception =>
            (await Should.ThrowAsync<T>(Scoring.AddRankingAsync(ranking, None))).Message.ShouldContain(named);
    }

    [Test]
    public async Task A_score_by_hand_comes_back_as_it_was_given()
    {
        var (prompt, _, experiments) = await ExperimentsAsync(2);
        var (_, _, foreign) = await ExperimentsAsync(1);
        var first = SomeLab.ManualScore(experiments[0], 0.1 + 0.2) with { Kind = "ai\0", Notes = null };
        var second = SomeLab.ManualScore(experiments[1], 10) with { CreatedAt = Some.Time.AddMinutes(1), Strengths = "\ud83d", Criteria = new Dictionary<string, double>() };
        foreach (var score in (ManualScore[])[first, second, first with { Score = 1 }, SomeLab.ManualScore(foreign[0])]) await Scoring.AddManualScoreAsync(score, None);
        (await Scoring.ReadManualScoresAsync(prompt.Name, None)).ShouldBeTheSameAs([second, first]);
        (await Scoring.ReadManualScoresAsync(null, None)).Select(score => score.Experiment).ShouldContain(foreign[0]);
    }

    [TestCase("{}")]
    [TestCase("""{"a":[1,{"b":null}],"nul":"\u0000","half":"\ud83d"}""")]
    public async Task What_a_client_says_besides_a_score_is_kept_by_its_meaning(string metadata)
    {
        var (prompt, _, experiments) = await ExperimentsAsync(1);
        var score = SomeLab.ManualScore(experiments[0]) with { Metadata = JsonElement.Parse(metadata) };
        await Scoring.AddManualScoreAsync(score, None);
        var kept = (await Scoring.ReadManualScoresAsync(prompt.Name, None)).ShouldHaveSingleItem().Metadata!.Value.GetRawText();
        kept.Replace(" ", "", StringComparison.Ordinal).ShouldBe(metadata);
    }

    private async Task<(LabPrompt Prompt, LabRun Run, IReadOnlyList<SampleId> Experiments)> ExperimentsAsync(int count)
    {
        var prompt = await PromptAsync();
        List<LabConfig> configs = [];
        while (configs.Count < count) configs.Add(await ConfigAsync());
        var (run, samples) = await MadeAsync(prompt, configs);
        return (prompt, run, [.. samples.Select(sample => sample.Id)]);
    }

    private async Task<AiBatch> ScoredAsync(AiBatch batch)
    {
        await Scoring.AddBatchAsync(batch, None);
        await Scoring.FinishBatchAsync(batch with { Status = AiBatchStatus.Completed, CompletedAt = Some.Time }, SomeLab.Scores(batch), None);
        return batch;
    }
}
