using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Pipeline.Lab;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Storage.Lab;

/// <summary>What every <see cref="ILabRevision"/> does: it moves with every write, so that whoever keeps what they read never shows less than is stored.</summary>
public abstract class LabRevisionContract : LabContract
{
    private static readonly string[] Writing = ["Add", "Update", "Set", "Save", "Finish", "Delete"];

    [Test]
    public void Every_write_of_the_ports_is_tried_here()
    {
        var writes = new[] { typeof(ILabCatalogue), typeof(ILabRuns), typeof(ILabExperiments), typeof(ILabScoring) }
            .SelectMany(port => port.GetMethods()).Select(method => method.Name).Where(name => Writing.Any(name.StartsWith));
        Writes(null!).Select(write => write.Name).Distinct().Where(name => name != "Sample").ShouldBe(writes, ignoreOrder: true);
    }

    [Test]
    public async Task What_was_written_is_shown_to_whoever_asks_next_in_whatever_order_things_are_written([Range(1, 3)] int seed)
    {
        var world = await World.MakeAsync(Ports);
        var (own, other) = (Reader(), Reader());
        var writes = Writes(world).ToArray();
        new Random(seed).Shuffle(writes);
        // Deleting takes what the others write about.
        foreach (var write in writes.OrderBy(write => write.Name == nameof(ILabRuns.DeleteRunsAsync)))
        {
            await other.ReadAsync(world.Prompt.Name, None);
            await own.ReadAsync(null, None);
            var before = await Ports.Revision.ReadRevisionAsync(None);
            (await Ports.Revision.ReadRevisionAsync(None)).ShouldBe(before, "nobody wrote");

            await write.DoAsync();

            (await Ports.Revision.ReadRevisionAsync(None)).ShouldNotBe(before, write.Name);
            var stored = await EvidenceReading.ReadAsync(Ports.Experiments, Ports.Scoring, world.Prompt.Name, None);
            (await other.ReadAsync(world.Prompt.Name, None)).ShouldBeTheSameAs(stored);
            (await own.ReadAllAsync(None)).Of(world.Prompt.Name).ShouldBeTheSameAs(stored);
        }
    }

    private LabEvidenceReader Reader() => new(Ports.Revision, prompt => EvidenceReading.ReadAsync(Ports.Experiments, Ports.Scoring, prompt, None));

    private IEnumerable<Write> Writes(World world)
    {
        yield return new(nameof(ILabCatalogue.AddPromptAsync), () => PromptAsync());
        yield return new(nameof(ILabCatalogue.UpdatePromptAsync), () => Ports.Catalogue.UpdatePromptAsync(world.Prompt with { Messages = [], IsActive = false }, None));
        yield return new(nameof(ILabCatalogue.UpdatePromptAsync), () => Ports.Catalogue.UpdatePromptAsync(world.Prompt with { Description = "restored" }, None));
        yield return new(nameof(ILabCatalogue.AddConfigAsync), () => ConfigAsync());
        yield return new(nameof(ILabCatalogue.UpdateConfigAsync), () => Ports.Catalogue.UpdateConfigAsync(world.Config with { Model = "another" }, None));
        yield return new(nameof(ILabCatalogue.UpdateConfigAsync), () => Ports.Catalogue.UpdateConfigAsync(world.Config with { IsActive = false }, None));
        yield return new(nameof(ILabCatalogue.AddReviewPromptAsync), () => ReviewPromptAsync());
        yield return new(nameof(ILabCatalogue.UpdateReviewPromptAsync), () => Ports.Catalogue.UpdateReviewPromptAsync(world.Review with { Criteria = ["wit"] }, None));
        yield return new(nameof(ILabCatalogue.UpdateReviewPromptAsync), () => Ports.Catalogue.UpdateReviewPromptAsync(world.Review with { IsActive = false }, None));
        yield return new(nameof(ILabCatalogue.SetWeightsAsync), () => Ports.Catalogue.SetWeightsAsync(world.Prompt.Name, new RankingWeights(0.5, 0.25, 0.25), "ann", None));
        yield return new(nameof(ILabRuns.AddSessionAsync), () => SessionAsync(world.Prompt));
        yield return new(nameof(ILabRuns.UpdateSessionAsync), () => Ports.Runs.UpdateSessionAsync(world.Session with { RunsCompleted = 1 }, None));
        yield return new(nameof(ILabRuns.AddRunAsync), () => MadeAsync(world.Prompt, [world.Config]));
        yield return new(nameof(ILabRuns.UpdateRunAsync), () => Ports.Runs.UpdateRunAsync(world.Run with { Status = LabRunStatus.Judging }, None));
        // A run that has begun already: its experiments come one by one.
        yield return new("Sample", () => Ports.Results.SaveSampleAsync(world.Open, SomeLab.Answer(), None));
        yield return new(nameof(ILabExperiments.SetAcceptableAsync), () => Ports.Experiments.SetAcceptableAsync(world.Experiments[0], isAcceptable: false, "ann", None));
        yield return new(nameof(ILabScoring.AddBatchAsync), () => Ports.Scoring.AddBatchAsync(SomeLab.Batch(world.Prompt, world.Review, world.Experiments), None));
        yield return new(nameof(ILabScoring.SaveCallAsync), () => Ports.Scoring.SaveCallAsync(world.Batch.Id, SomeLab.Call(0, world.Experiments), None));
        yield return new(nameof(ILabScoring.FinishBatchAsync), () => Ports.Scoring.FinishBatchAsync(world.Batch with { Status = AiBatchStatus.Completed }, SomeLab.Scores(world.Batch), None));
        yield return new(nameof(ILabScoring.AddRankingAsync), () => Ports.Scoring.AddRankingAsync(SomeLab.Ranking(world.Run, world.Experiments), None));
        yield return new(nameof(ILabScoring.AddManualScoreAsync), () => Ports.Scoring.AddManualScoreAsync(SomeLab.ManualScore(world.Experiments[0]), None));
        yield return new(nameof(ILabRuns.DeleteRunsAsync), () => Ports.Runs.DeleteRunsAsync([world.Run.Id], None));
    }

    private sealed record Write(string Name, Func<Task> DoAsync);

    /// <summary>Everything that is written about.</summary>
    private sealed record World(
        LabPrompt Prompt, LabConfig Config, ReviewPrompt Review, LabSession Session, LabRun Run, IReadOnlyList<SampleId> Experiments, CaseId Open, AiBatch Batch)
    {
        public static async Task<World> MakeAsync(LabPorts ports)
        {
            var prompt = await ports.Catalogue.AddPromptAsync(SomeLab.Prompt(), None);
            var config = await ports.Catalogue.AddConfigAsync(SomeLab.Config(), None);
            var review = await ports.Catalogue.AddReviewPromptAsync(SomeLab.ReviewPrompt(), None);
            var session = SomeLab.Session(prompt);
            await ports.Runs.AddSessionAsync(session, None);
            var (run, samples) = await ports.MakeRunAsync(prompt, [config]);
            SampleId[] experiments = [.. samples.Select(sample => sample.Id)];
            var batch = SomeLab.Batch(prompt, review, experiments);
            await ports.Scoring.AddBatchAsync(batch, None);
            return new World(prompt, config, review, session, run, experiments, (await ports.BeginRunAsync(prompt, [config])).Cases[0].Id, batch);
        }
    }
}
