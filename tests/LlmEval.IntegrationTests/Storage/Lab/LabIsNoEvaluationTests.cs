using LlmEval.Adapters.Hosting;
using LlmEval.Adapters.Postgres;
using LlmEval.Adapters.Postgres.Results;
using LlmEval.Adapters.Postgres.Review;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Results;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Storage.Lab;

/// <summary>Runs of the lab are rows of the pipeline, and no evaluations: nobody judges, shows or publishes them as such.</summary>
[Parallelizable]
public class LabIsNoEvaluationTests
{
    private TestDatabase files = null!;
    private PostgresDatabase database = null!;
    private PostgresLab lab = null!;
    private LabRun run = null!;
    private IReadOnlyList<SampleResult> samples = null!;

    [OneTimeSetUp]
    public async Task MakeRunAsync()
    {
        Postgres.Bin(15);
        files = await TestDatabase.CreateAsync();
        database = await files.OpenAsync();
        lab = new PostgresLab(database, TimeProvider.System);
        var prompt = await lab.Ports.Catalogue.AddPromptAsync(SomeLab.Prompt(), CancellationToken.None);
        LabConfig[] configs = [await lab.Ports.Catalogue.AddConfigAsync(SomeLab.Config(), CancellationToken.None), await lab.Ports.Catalogue.AddConfigAsync(SomeLab.Config(), CancellationToken.None)];
        (run, samples) = await lab.Ports.MakeRunAsync(prompt, configs);
    }

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        if (lab is not null) await lab.DisposeAsync();
        if (database is not null) await database.DisposeAsync();
        if (files is not null) await files.DisposeAsync();
    }

    [Test]
    public async Task Commands_that_are_given_its_id_say_where_it_belongs()
    {
        await using var reader = new PostgresResultReader(database);
        var refusal = await Should.ThrowAsync<RunNotFoundException>(RunFinder.FindAsync(reader, run.EvalRun.ToString()!, CancellationToken.None));
        refusal.Message.ShouldContain("llm-eval lab");
        await Should.ThrowAsync<RunNotFoundException>(RunFinder.FindAsync(reader, "latest", CancellationToken.None));
    }

    [Test]
    public async Task Its_answers_are_not_paired_for_review()
    {
        var store = new PostgresReviewStore(database);
        var pair = SomeReview.Pair(run.EvalRun, SomeReview.Side(run.Configs[0].Name, samples[0]), SomeReview.Side(run.Configs[1].Name, samples[1]));
        var refusal = await Should.ThrowAsync<StorageException>(store.AddPairsAsync(run.EvalRun!.Value, [pair], new ReviewOptions(), CancellationToken.None));
        refusal.Message.ShouldContain("no evaluation");
        (await new PostgresReviewReader(database).ReadPairsAsync(run.EvalRun.Value, CancellationToken.None)).ShouldBeEmpty();
    }
}
