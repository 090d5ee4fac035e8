using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using LlmEval.Adapters.Postgres;
using LlmEval.Adapters.Webhooks;
using LlmEval.Core.Domain.Identity;
using LlmEval.IntegrationTests.Serving;
using LlmEval.IntegrationTests.Storage;
using LlmEval.Review.Api;
using LlmEval.Review.Api.Eval360;

namespace LlmEval.IntegrationTests.Webhooks;

/// <summary>Alerts, promotion and webhooks of a real server: as programs of the original see them, and as our own app does.</summary>
[Parallelizable]
public class ServedAlertsTests
{
    private const string Token = "dashboard-token-of-a-test";

    private Receiver receiver = null!;
    private TestDatabase files = null!;
    private PostgresDatabase database = null!;
    private ReviewServer server = null!;
    private HttpClient program = null!;

    [SetUp]
    public async Task StartAsync()
    {
        Postgres.Bin(15);
        receiver = await Receiver.StartAsync();
        files = await TestDatabase.CreateAsync();
        database = await files.OpenAsync();
        await ServeAsync();
    }

    [TearDown]
    public async Task StopAsync()
    {
        program.Dispose();
        await server.DisposeAsync();
        await database.DisposeAsync();
        await files.DisposeAsync();
        await receiver.DisposeAsync();
    }

    [Test]
    public async Task A_program_of_the_original_sees_what_it_saw()
    {
        await PostAsync("/ingest/eval-result", Scores(1000, 0.9));
        await PostAsync("/ingest/eval-result", Scores(2000, 0.5));
        var alert = (await GetAsync("/alerts?acknowledged=false&type=regression&severity=critical&model_id=aurora")).At("alerts.0")!.AsObject();
        alert.Take(10).Select(field => field.Key).ShouldBe(["id", "alert_type", "model_id", "checkpoint_id", "dataset_name", "severity", "message", "detail", "acknowledged", "created_at"]);
        alert.Text("message").ShouldBe("Aurora regressed on humaneval: 0.9000 → 0.5000 (-0.4000)");
        alert.Text("detail.significance").ShouldBe("likely_real");
        ((bool)alert["acknowledged"]!).ShouldBeFalse();
        (await GetAsync("/alerts?alert_type=improvement")).At("alerts")!.AsArray().ShouldBeEmpty();
        (await GetAsync("/alerts?alert_type=nonsense")).At("alerts")!.AsArray().ShouldBeEmpty();
        foreach (var wrong in (string[])["limit=0", "limit=201", "offset=-1", "acknowledged=perhaps"]) await program.GetAsync($"/eval360/api/alerts?{wrong}", HttpStatusCode.UnprocessableEntity);

        var id = (long)alert["id"]!;
        (await PostAsync($"/alerts/{id}/acknowledge", null)).ToJsonString().ShouldBe($$"""{"ok":true,"alert_id":{{id}}}""");
        await PostAsync($"/alerts/{id}/acknowledge", null);
        (await GetAsync("/alerts?acknowledged=true")).At("alerts.0.id")!.GetValue<long>().ShouldBe(id);
        (await PostAsync("/alerts/999999/acknowledge", null, HttpStatusCode.NotFound)).Text("error").ShouldBe("Alert not found");
        (await Own().OkAsync($"/observatory/alerts/{id}")).At("changes")!.AsArray().Count.ShouldBe(1);

        var events = (await GetAsync("/activity?model_id=aurora")).At("events")!.AsArray();
        events.Select(happened => happened!.Text("event_type")).ShouldBe(["regression", "eval_completed"]);
        events[1]!.Text("summary").ShouldBe("Aurora / humaneval: 0.9000 (first eval)");
    }

    [Test]
    public async Task Rules_and_their_status_are_those_of_the_original_with_ours_beside_them()
    {
        (await GetAsync("/models/aurora/promotion-status")).ToJsonString().ShouldBe("""{"model_id":"aurora","overall":"no_data","rules":[]}""");
        await PostAsync("/ingest/eval-result", Scores(1000, 0.9));
        (await GetAsync("/models/aurora/promotion-status")).Text("overall").ShouldBe("no_rules");
        var rule = new { rule_name = "floor", min_scores = new { humaneval = 0.89 }, description = "d" };
        (await PostAsync("/admin/promotion-rules", rule)).ToJsonString().ShouldBe("""{"ok":true,"rule_name":"floor"}""");
        await PostAsync("/admin/promotion-rules", rule);
        var listed = (await GetAsync("/admin/promotion-rules?model_id=aurora")).At("rules")!.AsArray().ShouldHaveSingleItem()!;
        (listed.Text("rule_name"), (double)listed.At("min_scores.humaneval")!, (bool)listed["no_regressions"]!, listed.Text("bound")).ShouldBe(("floor", 0.89, true, "lower"));
        var status = await GetAsync("/models/aurora/promotion-status");
        (status.Text("overall"), status.Text("checkpoint_id"), (long)status["training_step"]!, (bool)status.At("rules.0.passed")!).ShouldBe(("blocked", "aurora__step-1000", 1000, false));
        status.Text("rules.0.failures.0").ShouldStartWith("humaneval: lower bound 0.8");
        await PostAsync("/admin/promotion-rules", new { rule_name = "floor", min_scores = new { humaneval = 0.89 }, bound = "point" });
        (await GetAsync("/models/aurora/promotion-status")).Text("overall").ShouldBe("ready");
        (await GetAsync("/alerts?alert_type=promotion_ready")).At("alerts")!.AsArray().Count.ShouldBe(1);
        await PostAsync("/admin/promotion-rules", new { rule_name = "nothing", no_regressions = false }, HttpStatusCode.UnprocessableEntity);
        await program.SendAsync(HttpMethod.Delete, "/eval360/api/admin/promotion-rules/floor", null, HttpStatusCode.OK);
        await program.SendAsync(HttpMethod.Delete, "/eval360/api/admin/promotion-rules/floor", null, HttpStatusCode.NotFound);
    }

    [Test]
    public async Task Changes_need_a_token()
    {
        program.DefaultRequestHeaders.Authorization = null;
        foreach (var path in (string[])["/alerts/1/acknowledge", "/admin/promotion-rules", "/admin/webhooks"])
            await program.SendAsync(HttpMethod.Post, "/eval360/api" + path, new { }, HttpStatusCode.Unauthorized);
        await program.GetAsync("/eval360/api/admin/webhooks", HttpStatusCode.Unauthorized);
        await GetAsync("/alerts");
        await GetAsync("/admin/promotion-rules");
    }

    [Test]
    public async Task A_message_that_failed_is_sent_by_the_server_that_comes_after()
    {
        receiver.Answer = _ => Task.FromResult(500);
        var added = await PostAsync("/admin/webhooks", new { url = receiver.Url, events = (string[])["regression"] });
        added.Text("key").ShouldStartWith("whsec_");
        await PostAsync("/admin/webhooks", new { url = receiver.Url, events = (string[])["nonsense"] }, HttpStatusCode.UnprocessableEntity);
        (await GetAsync("/admin/webhooks")).At("webhooks")!.AsArray().Count.ShouldBe(1);
        await PostAsync("/ingest/eval-result", Scores(1000, 0.9));
        await PostAsync("/ingest/eval-result", Scores(2000, 0.5));
        await receiver.NextAsync();
        await server.DisposeAsync();

        receiver.Answer = null;
        await ServeAsync();
        while (receiver.Messages.Count < 2 || await StatusAsync() != "delivered") await receiver.NextAsync().WaitAsync(TimeSpan.FromSeconds(30)).ContinueWith(_ => { }, TaskScheduler.Default);
        receiver.Messages.Select(message => message.Headers["X-LLM-Eval-Delivery"]).Distinct().Count().ShouldBe(1);

        async Task<string> StatusAsync() => (await Own().OkAsync($"/observatory/webhooks/{added["id"]}/deliveries")).Text("items.0.status");
    }

    [Test]
    public async Task Our_own_app_lists_pages_acknowledges_resolves_and_reopens()
    {
        foreach (var step in Enumerable.Range(1, 4)) await PostAsync("/ingest/eval-result", Scores(step * 1000, 1.0 - (0.2 * step)));
        var own = Own();
        own.DefaultRequestHeaders.Add("X-CSRF-Token", (await own.OkAsync("/me")).Text("csrfToken"));
        List<long> ids = [];
        for (var after = ""; ;)
        {
            var page = await own.OkAsync($"/observatory/alerts?limit=2&state=open&model=aurora{after}");
            ids.AddRange(page.At("items")!.AsArray().Select(alert => (long)alert!["id"]!));
            if (page["next"] is not { } next) break;
            after = $"&after={next}";
        }

        ids.ShouldBe(ids.OrderDescending().Distinct());
        (await own.OkAsync("/observatory/alerts/counts")).At("items")!.AsArray().Sum(count => (int)count!["count"]!).ShouldBe(ids.Count);
        var path = $"/observatory/alerts/{ids[0]}";
        await own.PostAsync($"{path}/acknowledge", new { reason = "" }, HttpStatusCode.BadRequest);
        await own.PostAsync($"{path}/acknowledge", new { reason = "known", expiresAt = "2020-01-01T00:00:00Z" }, HttpStatusCode.BadRequest);
        (await own.PostAsync($"{path}/acknowledge", new { reason = "known" })).Text("state").ShouldBe("acknowledged");
        (await own.PostAsync($"{path}/resolve", new { reason = "fixed" })).Text("state").ShouldBe("resolved");
        await own.PostAsync($"{path}/acknowledge", new { reason = "again" }, HttpStatusCode.Conflict);
        (await own.PostAsync($"{path}/reopen", new { reason = "not fixed" })).Text("state").ShouldBe("open");
        (await own.OkAsync(path)).At("changes")!.AsArray().Select(change => change!.Text("kind")).ShouldBe(["acknowledged", "resolved", "reopened"]);
        (await own.OkAsync("/observatory/activity?limit=1")).At("items.0.delta").ShouldNotBeNull();
        await own.GetAsync("/api/v1/observatory/alerts/999999", HttpStatusCode.NotFound);
    }

    private static object Scores(long step, double value) => new
    {
        model_id = "aurora",
        display_name = "Aurora",
        owner = "team",
        checkpoint_id = $"aurora__step-{step}",
        training_step = step,
        dataset_name = "humaneval",
        metrics = new { accuracy = value },
        sample_count = 400,
    };

    private async Task ServeAsync()
    {
        var options = new ReviewServerOptions
        {
            Port = 0,
            WebRoot = files.PathOf("no-web-app"),
            Eval360 = new Eval360Options { DashboardToken = new Secret("a test", Token) },
            Webhooks = new WebhookOptions { SecretFile = files.PathOf(WebhookOptions.SecretFileName), AllowPrivateAddresses = true, FirstPause = TimeSpan.FromMilliseconds(100) },
        };
        server = await ReviewServer.StartAsync(options, database, CancellationToken.None);
        program = new HttpClient { BaseAddress = server.Address };
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
    }

    private HttpClient Own() => new(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = server.Address };

    private Task<JsonNode> GetAsync(string path) => program.GetAsync("/eval360/api" + path, HttpStatusCode.OK);

    private Task<JsonNode> PostAsync(string path, object? body, HttpStatusCode status = HttpStatusCode.OK) => program.SendAsync(HttpMethod.Post, "/eval360/api" + path, body, status);
}
