using System.Net;
using LlmEval.Adapters.Postgres.Observatory;
using LlmEval.Core.Domain.Observatory;

namespace LlmEval.IntegrationTests.Serving.Observatory;

/// <summary>Answers are given again only while nothing has changed.</summary>
[Parallelizable]
public class UnchangedAnswersTests
{
    private ServedObservatory served = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => served = await ServedObservatory.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await served.DisposeAsync();

    [TestCase("/eval360/api/heatmap", "eval360")]
    [TestCase("/api/v1/observatory/heatmap", "v1")]
    public async Task A_score_that_came_in_is_shown_at_once(string path, string model)
    {
        var before = await served.Client.GetStringAsync(path);
        (await served.Client.GetStringAsync(path)).ShouldBe(before);
        (await served.Client.GetAsync($"/api/v1/observatory/models/{model}", HttpStatusCode.NotFound)).ShouldNotBeNull();

        await AddAsync(model, 0.1234);

        (await served.Client.GetStringAsync(path)).ShouldContain("0.1234");
        (await served.Client.OkAsync($"/observatory/models/{model}")).Text("latest.checkpointId").ShouldBe($"{model}__step-1");

        await served.Catalogue.DeleteModelAsync(model, CancellationToken.None);
        (await served.Client.GetStringAsync(path)).ShouldBe(before);
    }

    [Test]
    public async Task The_version_of_the_store_changes_with_what_is_written_and_not_with_what_is_read()
    {
        var version = new PostgresStoreVersion(served.Database);
        // The server's own upkeep may write at any moment, though hardly at each of these.
        List<(string Before, string After)> seen = [];
        for (var i = 0; i < 5; i++)
        {
            var earlier = await version.ReadAsync(CancellationToken.None);
            await served.Client.OkAsync("/observatory/models");
            seen.Add((earlier, await version.ReadAsync(CancellationToken.None)));
        }

        seen.ShouldContain(pair => pair.Before == pair.After);
        var before = await version.ReadAsync(CancellationToken.None);
        await AddAsync("another", 0.5);

        (await version.ReadAsync(CancellationToken.None)).ShouldNotBe(before);
    }

    private Task AddAsync(string model, double value) => served.Ingest.IngestAsync(
    [
        new EvalResultSubmission
        {
            ModelId = model, DisplayName = model, Owner = "team", CheckpointId = $"{model}__step-1", Step = 1, Dataset = "arith", Metrics = [new SubmittedMetric("accuracy", value)], SampleCount = 10,
        },
    ],
    CancellationToken.None);
}
