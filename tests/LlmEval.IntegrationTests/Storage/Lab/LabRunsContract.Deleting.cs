using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Storage.Lab;

public abstract partial class LabRunsContract
{
    [Test]
    public async Task A_run_goes_with_its_experiments_and_what_speaks_of_them_alone()
    {
        var (prompt, configs, review) = (await PromptAsync(), new[] { await ConfigAsync(), await ConfigAsync() }, await ReviewPromptAsync());
        var (gone, goneExperiments) = await ExperimentsAsync(prompt, configs);
        var (kept, keptExperiments) = await ExperimentsAsync(prompt, configs);
        var ofGone = await ScoredAsync(SomeLab.Batch(prompt, review, goneExperiments) with { Run = gone.Id });
        var onlyGone = await ScoredAsync(SomeLab.Batch(prompt, review, goneExperiments[0]));
        var ofBoth = await ScoredAsync(SomeLab.Batch(prompt, review, goneExperiments[1], keptExperiments[0], keptExperiments[1]));
        var ofKept = await ScoredAsync(SomeLab.Batch(prompt, review, keptExperiments) with { Run = kept.Id });
        var rankings = new[]
        {
            SomeLab.Ranking(gone, goneExperiments),
            SomeLab.Ranking(gone, [goneExperiments[1]]) with { Run = null },
            SomeLab.Ranking(kept, [goneExperiments[0]], [keptExperiments[1], goneExperiments[1]], [keptExperiments[0]]) with { Run = null, BasedOnBatch = ofGone.Id },
            SomeLab.Ranking(kept, [keptExperiments[1]], [keptExperiments[0]]),
        };
        foreach (var ranking in rankings) await Ports.Scoring.AddRankingAsync(ranking, None);
        foreach (var experiment in (SampleId[])[.. goneExperiments, keptExperiments[0]])
        {
            await Ports.Scoring.AddManualScoreAsync(SomeLab.ManualScore(experiment), None);
            await Ports.Experiments.SetAcceptableAsync(experiment, isAcceptable: false, "ann", None);
        }

        // The batch of both loses one score of three.
        var counted = new LabDeletion(Runs: 1, Experiments: 2, Batches: 2, AiScores: 4, Rankings: 2, ManualScores: 2);
        (await Runs.CountDeletionAsync([gone.Id, "run_0"], None)).ShouldBe(counted);
        (await Runs.FindRunAsync(gone.Id, None)).ShouldNotBeNull();
        (await Runs.DeleteRunsAsync([gone.Id, "run_0"], None)).ShouldBe(counted);

        (await Runs.ListRunsAsync(prompt.Name, None)).ShouldHaveSingleItem().ShouldBeTheSameAs(kept);
        (await Ports.Experiments.ReadFactsAsync(new ExperimentFilter { Prompt = prompt.Name }, None)).Select(facts => facts.Id).ShouldBe(keptExperiments, ignoreOrder: true);
        (await Ports.Scoring.ListBatchesAsync(prompt.Name, null, None)).Select(batch => batch.Id).ShouldBe([ofBoth.Id, ofKept.Id], ignoreOrder: true);
        (await Ports.Scoring.FindBatchAsync(ofBoth.Id, None))!.Experiments.ShouldBe(keptExperiments);
        (await Ports.Scoring.ReadCallsAsync(ofBoth.Id, None)).Count.ShouldBe(1);
        foreach (var batch in (Guid[])[ofGone.Id, onlyGone.Id]) (await Ports.Scoring.ReadCallsAsync(batch, None)).ShouldBeEmpty();
        var left = (await Ports.Scoring.ReadRankingsAsync(prompt.Name, None)).ToDictionary(ranking => ranking.Id);
        left.Keys.ShouldBe([rankings[2].Id, rankings[3].Id], ignoreOrder: true);
        left[rankings[2].Id].ShouldBeTheSameAs(rankings[2] with { Groups = [[keptExperiments[1]], [keptExperiments[0]]], BasedOnBatch = null });
        (await Ports.Scoring.ReadManualScoresAsync(prompt.Name, None)).ShouldHaveSingleItem().Experiment.ShouldBe(keptExperiments[0]);
        (await Runs.DeleteRunsAsync([gone.Id], None)).ShouldBe(new LabDeletion(0, 0, 0, 0, 0, 0));
    }

    [Test]
    public async Task A_run_that_made_nothing_goes_and_its_session_stays()
    {
        var (prompt, config) = (await PromptAsync(), await ConfigAsync());
        var session = await SessionAsync(prompt);
        var run = await RunAsync(prompt, [config], made => made with { Session = session.Id });
        (await Runs.DeleteRunsAsync([run.Id], None)).ShouldBe(new LabDeletion(1, 0, 0, 0, 0, 0));
        (await Runs.FindSessionAsync(session.Id, None)).ShouldBeTheSameAs(session);
        (await Runs.RunsOfSessionAsync(session.Id, None)).ShouldBeEmpty();
        (await Should.ThrowAsync<LabNotFoundException>(Runs.UpdateRunAsync(run, None))).Message.ShouldContain(run.Id);
    }

    [Test]
    public async Task What_is_said_of_a_run_while_it_is_deleted_is_gone_with_it_or_refused([Range(1, 8)] int round)
    {
        var (prompt, config, review) = (await PromptAsync(), await ConfigAsync(), await ReviewPromptAsync());
        var (run, experiments) = await ExperimentsAsync(prompt, [config]);
        var batch = SomeLab.Batch(prompt, review, experiments);
        var writes = new Func<Task>[]
        {
            () => Ports.Scoring.AddRankingAsync(SomeLab.Ranking(run, experiments), None),
            () => Ports.Scoring.AddRankingAsync(SomeLab.Ranking(run, experiments) with { Run = null }, None),
            () => Ports.Scoring.AddManualScoreAsync(SomeLab.ManualScore(experiments[0]), None),
            () => ScoredAsync(batch),
            () => Ports.Experiments.SetAcceptableAsync(experiments[0], isAcceptable: false, "ann", None),
            () => Runs.UpdateRunAsync(run with { Status = LabRunStatus.AnalysisCompleted }, None),
        };
        var deletion = Runs.DeleteRunsAsync([run.Id], None);
        await Task.WhenAll([deletion, .. writes.Skip(round % 2).Select(TryAsync)]);
        (await deletion).Runs.ShouldBe(1);
        (await Ports.Scoring.ReadRankingsAsync(prompt.Name, None)).ShouldBeEmpty();
        (await Ports.Scoring.ReadManualScoresAsync(prompt.Name, None)).ShouldBeEmpty();
        (await Ports.Scoring.ListBatchesAsync(prompt.Name, null, None)).ShouldBeEmpty();
        (await Ports.Experiments.ReadFactsAsync(new ExperimentFilter { Prompt = prompt.Name }, None)).ShouldBeEmpty();

        static async Task TryAsync(Func<Task> write)
        {
            try
            {
                await write();
            }
            catch (LabNotFoundException)
            {
                // It came too late.
            }
        }
    }

    private async Task<(LabRun Run, IReadOnlyList<SampleId> Experiments)> ExperimentsAsync(LabPrompt prompt, IReadOnlyList<LabConfig> configs)
    {
        var (run, samples) = await MadeAsync(prompt, configs);
        return (run, [.. samples.Select(sample => sample.Id)]);
    }

    private async Task<AiBatch> ScoredAsync(AiBatch batch)
    {
        await Ports.Scoring.AddBatchAsync(batch, None);
        await Ports.Scoring.SaveCallAsync(batch.Id, SomeLab.Call(0, batch.Experiments), None);
        await Ports.Scoring.FinishBatchAsync(batch with { Status = AiBatchStatus.Completed, CompletedAt = Some.Time }, SomeLab.Scores(batch), None);
        return batch;
    }
}
