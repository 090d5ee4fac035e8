using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LlmEval.Adapters.Postgres;
using LlmEval.Adapters.Postgres.Results;
using LlmEval.Adapters.Postgres.Review;
using LlmEval.Adapters.Postgres.Users;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Domain.Users;
using LlmEval.IntegrationTests.Storage;
using LlmEval.Review.Api;
using LlmEval.Review.Api.Assignments;
using LlmEval.Review.Api.Eval360;
using LlmEval.Review.Api.PromptLab;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Serving;

/// <summary>A real server on a loopback port of its own, over a real database with users in it.</summary>
internal sealed class ServedReview : IAsyncDisposable
{
    private readonly TestDatabase folder;
    private readonly PostgresDatabase database;
    private readonly ReviewServer server;
    private readonly PostgresResultStore results;
    private readonly List<HttpClient> clients = [];
    private bool isStopped;

    private ServedReview(TestDatabase folder, PostgresDatabase database, ReviewServer server)
    {
        (this.folder, this.database, this.server) = (folder, database, server);
        results = new PostgresResultStore(database);
        Reviews = new PostgresReviewStore(database);
        Users = new PostgresUserStore(database);
    }

    public PostgresReviewStore Reviews { get; }

    public PostgresUserStore Users { get; }

    public PostgresDatabase Database => database;

    public Uri Address => server.Address;

    /// <param name="webRoot">The built web app; none by default.</param>
    /// <param name="eval360">Who may use <c>/eval360</c>.</param>
    /// <param name="address">Where it listens; loopback by default.</param>
    /// <param name="lab">The prompt lab's settings; the usual ones by default.</param>
    /// <param name="prepare">Fills the database before the server starts.</param>
    /// <param name="promptLab">Where the original lab's surface stands.</param>
    /// <param name="assignments">What the surfaces under <c>/assignments</c> work with.</param>
    public static async Task<ServedReview> StartAsync(
        string? webRoot = null,
        Eval360Options? eval360 = null,
        IPAddress? address = null,
        Func<TestDatabase, LabSettings>? lab = null,
        Func<PostgresDatabase, Task>? prepare = null,
        PromptLabOptions? promptLab = null,
        AssignmentServers? assignments = null)
    {
        var state = await TestDatabase.CreateAsync();
        var opened = await state.OpenAsync();
        var options = new ReviewServerOptions
        {
            Address = address ?? IPAddress.Loopback,
            Port = 0,
            WebRoot = webRoot ?? state.PathOf("no-web-app"),
            Eval360 = eval360 ?? new Eval360Options(),
            Lab = lab?.Invoke(state),
            PromptLab = promptLab ?? new PromptLabOptions(),
            Assignments = assignments ?? new AssignmentServers(),
        };
        // Others are let in only when somebody could log in.
        if (address is not null) await new PostgresUserStore(opened).AddAsync("first", UserRole.Admin, CancellationToken.None);
        if (prepare is not null) await prepare(opened);
        return new ServedReview(state, opened, await ReviewServer.StartAsync(options, opened, CancellationToken.None));
    }

    /// <summary>A client without a login: the user of this machine.</summary>
    public HttpClient Anyone()
    {
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = Address };
        clients.Add(client);
        return client;
    }

    /// <summary>A client of a new user with a token.</summary>
    public async Task<HttpClient> UserAsync(UserRole role)
    {
        var added = await Users.AddAsync("u" + Guid.CreateVersion7().ToString("N"), role, CancellationToken.None);
        var client = Anyone();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", added.Token.Reveal());
        return client;
    }

    /// <summary>Stores a run whose case <c>i</c> has these samples, and ends it.</summary>
    public async Task<(RunId Run, IReadOnlyList<RunCase> Cases, IReadOnlyList<SampleResult> Samples)> AddRunAsync(
        EvalPlan plan, Func<int, SampleResult>? sample = null, RunStatus status = RunStatus.Completed)
    {
        var (run, cases) = (Some.Run(plan), Some.RunCases(plan));
        await results.BeginRunAsync(run, plan, cases, CancellationToken.None);
        var samples = cases.Select((_, i) => sample?.Invoke(i) ?? Some.Sample()).ToList();
        foreach (var (item, saved) in cases.Zip(samples))
        {
            await results.SaveSampleAsync(item.Id, saved, CancellationToken.None);
            var verdict = saved.Outcome.Classify() switch
            {
                OutcomeClass.Right => CaseVerdict.Passed,
                OutcomeClass.Wrong => CaseVerdict.Failed,
                _ => CaseVerdict.NotMeasured,
            };
            await results.SaveCaseAsync(Some.Result(item, saved) with { Verdict = verdict, Outcome = saved.Outcome }, CancellationToken.None);
        }

        if (status != RunStatus.Running) await results.FinishRunAsync(run.Id, status, Some.Time.AddMinutes(1), [], CancellationToken.None);
        return (run.Id, cases, samples);
    }

    /// <summary>A run of two models on some tasks with all its pairs in one lane, each judged by a judge that prefers the first.</summary>
    public async Task<IReadOnlyList<ResponsePair>> AddPairsAsync(int tasks, Lane lane, int overlap = 1, Func<int, SampleResult>? sample = null)
    {
        string[] models = ["sample-strong", "sample-weak"];
        var plan = Some.Plan([.. from model in models from task in Enumerable.Range(0, tasks) select Some.Case(Some.Model(model), Some.Task($"t/{task}"))]);
        var (run, _, samples) = await AddRunAsync(plan, sample ?? (i => Some.Sample() with { Response = Some.Response($"```python\ndef shout(word): return {i}\n```") }));
        var review = new ReviewOptions { Lanes = new Dictionary<Lane, int> { [lane] = 1 }, Overlap = overlap };
        var pairs = await Reviews.AddPairsAsync(
            run,
            [.. Enumerable.Range(0, tasks).Select(task => SomeReview.Pair(
                run, SomeReview.Side(models[0], samples[task], $"t/{task}"), SomeReview.Side(models[1], samples[tasks + task], $"t/{task}")) with
            {
                TaskId = $"t/{task}",
                TaskHash = Some.Task($"t/{task}").Hash,
            })],
            review,
            CancellationToken.None);
        await Reviews.AddJudgeAsync(SomeReview.Judge(), CancellationToken.None);
        foreach (var pair in pairs) await Reviews.AppendAsync(SomeReview.ByJudge(pair.Id), CancellationToken.None);
        return pairs;
    }

    /// <summary>Stops the server, as Ctrl+C does.</summary>
    public async Task StopAsync()
    {
        if (!isStopped) await server.DisposeAsync();
        isStopped = true;
    }

    /// <summary>The same database once more.</summary>
    public Task<PostgresDatabase> OpenAsync() => folder.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients) client.Dispose();
        await StopAsync();
        await results.DisposeAsync();
        await database.DisposeAsync();
        await folder.DisposeAsync();
    }
}

/// <summary>Calls of the API, and what they have to give.</summary>
internal static class Calls
{
    public static Task<JsonNode> GetAsync(this HttpClient client, string path, HttpStatusCode status) => client.SendAsync(HttpMethod.Get, path, body: null, status);

    public static async Task<JsonNode> OkAsync(this HttpClient client, string path) => await client.GetAsync("/api/v1" + path, HttpStatusCode.OK);

    public static Task<JsonNode> PostAsync(this HttpClient client, string path, object body, HttpStatusCode status = HttpStatusCode.OK) =>
        client.SendAsync(HttpMethod.Post, "/api/v1" + path, body, status);

    public static Task<JsonNode> PutAsync(this HttpClient client, string path, object body, HttpStatusCode status = HttpStatusCode.OK) =>
        client.SendAsync(HttpMethod.Put, "/api/v1" + path, body, status);

    /// <summary>Sends a request; the answer must have this status, and a problem must say what it is.</summary>
    public static async Task<JsonNode> SendAsync(this HttpClient client, HttpMethod method, string path, object? body, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(status, $"{method} {path}: {text}");
        if ((int)status < 400 || answer.Content.Headers.ContentType?.MediaType != "application/problem+json") return JsonNode.Parse(text is "" ? "null" : text) ?? new JsonObject();
        var problem = JsonNode.Parse(text)!;
        problem["title"]!.GetValue<string>().ShouldNotBeEmpty();
        problem["detail"]!.GetValue<string>().ShouldNotBeEmpty();
        return problem;
    }

    /// <summary>A value of a document by its path, e.g. <c>items.0.name</c>.</summary>
    public static JsonNode? At(this JsonNode node, string path) =>
        path.Split('.').Aggregate((JsonNode?)node, (at, part) => at is JsonArray list ? list[int.Parse(part)] : at![part]);

    public static string Text(this JsonNode node, string path) => node.At(path)!.GetValue<string>();
}
