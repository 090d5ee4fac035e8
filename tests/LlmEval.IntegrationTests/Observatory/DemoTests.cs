using LlmEval.Adapters.Hosting;
using LlmEval.Adapters.Postgres;
using LlmEval.IntegrationTests.Serving;
using LlmEval.Review.Api;

namespace LlmEval.IntegrationTests.Observatory;

/// <summary>The invented observatory of <c>serve --demo</c>: every state that its pages can show is in it.</summary>
[Parallelizable]
[CancelAfter(240_000)]
public class DemoTests
{
    [Test]
    public async Task It_has_every_state_of_every_page_and_is_gone_at_the_end()
    {
        string folder;
        await using (var demo = await DemoDatabase.CreateAsync(CancellationToken.None))
        {
            folder = Path.GetDirectoryName(demo.Options.StateFolder)!;
            await using var database = await PostgresDatabase.OpenAsync(demo.Options, CancellationToken.None);
            await using var server = await ReviewServer.StartAsync(new ReviewServerOptions { Port = 0, WebRoot = Path.Combine(folder, "none") }, database, CancellationToken.None);
            using var client = new HttpClient { BaseAddress = new Uri(server.Address, "/eval360/") };

            var heatmap = await client.GetAsync("api/heatmap", System.Net.HttpStatusCode.OK);
            (heatmap["models"]!.AsArray().Count, heatmap["datasets"]!.AsArray().Count, heatmap["categories"]!.AsObject().Count).ShouldBe((6, 12, 6));
            heatmap["matrix"]!.AsObject().SelectMany(row => row.Value!.AsObject()).Select(cell => cell.Value!["status"]!.GetValue<string>()).Distinct()
                .ShouldBe(["completed", "pending", "running", "failed", "invalidated"], ignoreOrder: true);
            (await client.GetAsync("api/models/cirrus-70b", System.Net.HttpStatusCode.OK))["checkpoints"]!.AsArray().Count.ShouldBe(20);

            var alerts = (await client.GetAsync("api/alerts?limit=200", System.Net.HttpStatusCode.OK))["alerts"]!.AsArray();
            alerts.Select(alert => alert!["alert_type"]!.GetValue<string>()).Distinct().ShouldBe(["regression", "improvement", "promotion_ready"], ignoreOrder: true);
            (await client.GetAsync("api/activity", System.Net.HttpStatusCode.OK))["events"]!.AsArray().ShouldNotBeEmpty();
            (await client.GetAsync("api/models/aurora-7b/promotion-status", System.Net.HttpStatusCode.OK))["overall"]!.GetValue<string>().ShouldBe("ready");
            (await client.GetAsync("api/models/cirrus-70b/promotion-status", System.Net.HttpStatusCode.OK))["overall"]!.GetValue<string>().ShouldBe("blocked");
        }

        Directory.Exists(folder).ShouldBeFalse();
    }
}
