using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace LlmEval.IntegrationTests.Tracking;

/// <summary>What becomes of a request to the fake besides its answer.</summary>
internal enum MlflowFault
{
    None,

    /// <summary>Not done; status 500 with a page.</summary>
    Fails,

    /// <summary>Not done; the connection is cut.</summary>
    CutBefore,

    /// <summary>Done; the connection is cut instead of the answer.</summary>
    CutAfter,
}

/// <summary>A request that arrived.</summary>
internal sealed record MlflowCall(string Method, string Path, string Body, string? Authorization)
{
    /// <summary>The method of the REST API, e.g. <c>runs/create</c>.</summary>
    public string Api => Path.Split('?')[0].Replace("/api/2.0/mlflow/", "", StringComparison.Ordinal);
}

/// <summary>A real HTTP server on a loopback port of its own that behaves as MLflow's tracking servers (2.12 to 3.5) were seen to.</summary>
internal sealed class FakeMlflowServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly FakeMlflowApi api;
    private readonly ConcurrentQueue<MlflowCall> calls = new();
    private readonly Lock gate = new();

    private FakeMlflowServer(int port)
    {
        api = new FakeMlflowApi(this);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        app = builder.Build();
        app.Run(HandleAsync);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => new(app.Urls.Single());

    public IReadOnlyList<MlflowCall> Calls => [.. calls];

    public List<FakeExperiment> Experiments { get; } = [];

    public List<FakeRun> Runs { get; } = [];

    /// <summary>Ids of runs in the order in which they were ended.</summary>
    public List<string> Endings { get; } = [];

    /// <summary>The one run that has no parent.</summary>
    public FakeRun Parent => Runs.Single(run => !run.Tags.ContainsKey("mlflow.parentRunId"));

    public IReadOnlyList<FakeRun> Children => [.. Runs.Where(run => run.Tags.ContainsKey("mlflow.parentRunId"))];

    /// <summary>The header that callers need; null: none.</summary>
    public string? RequiredAuthorization { get; set; }

    /// <summary>Whether known callers may do nothing.</summary>
    public bool ForbidsEverything { get; set; }

    /// <summary>From 3.5 on: the values of the Host header that are taken; null: not looked at.</summary>
    public IReadOnlyList<string>? AllowedHosts { get; set; }

    /// <summary>Where new runs keep their artifacts; <c>{0}</c> is the experiment, <c>{1}</c> the run.</summary>
    public string ArtifactUri { get; set; } = "mlflow-artifacts:/{0}/{1}/artifacts";

    /// <summary>Whether artifacts are taken; else 503.</summary>
    public bool ServesArtifacts { get; set; } = true;

    /// <summary>Whether another client makes every experiment just before the caller does.</summary>
    public bool AnotherCreatesFirst { get; set; }

    /// <summary>Metrics that are lost although the answer is 200.</summary>
    public Func<string, bool> Loses { get; set; } = _ => false;

    /// <summary>What becomes of a request, by its number from 1.</summary>
    public Func<int, MlflowCall, MlflowFault> Fault { get; set; } = (_, _) => MlflowFault.None;

    /// <param name="port">The port; 0 for any.</param>
    public static async Task<FakeMlflowServer> StartAsync(int port = 0)
    {
        var server = new FakeMlflowServer(port);
        await server.app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
    }

    private async Task HandleAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var call = new MlflowCall(context.Request.Method, target, Encoding.UTF8.GetString(body.ToArray()), Header("Authorization"));
        MlflowFault fault;
        var answer = FakeMlflowAnswer.Html(500, "Internal Server Error");
        lock (gate)
        {
            calls.Enqueue(call);
            fault = Fault(calls.Count, call);
            if (fault is MlflowFault.None or MlflowFault.CutAfter) answer = Answer(call, Header("Content-Type"), Header("Host"), body.ToArray());
        }

        if (fault is MlflowFault.CutBefore or MlflowFault.CutAfter)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        await context.Response.WriteAsync(answer.Body, context.RequestAborted);

        string? Header(string name) => context.Request.Headers.TryGetValue(name, out var value) ? value.ToString() : null;
    }

    private FakeMlflowAnswer Answer(MlflowCall call, string? contentType, string? host, byte[] body)
    {
        if (AllowedHosts is { } hosts && !hosts.Contains(host)) return FakeMlflowAnswer.Text(403, "Invalid Host header - possible DNS rebinding attack detected");
        if (RequiredAuthorization is { } required && call.Authorization != required)
        {
            // Some gateways repeat what they were given.
            return FakeMlflowAnswer.Text(401, $"You are not authenticated. Please see the documentation. Got: {call.Authorization}");
        }

        if (ForbidsEverything) return FakeMlflowAnswer.Text(403, "Permission denied");
        if (call.Path.StartsWith("/api/2.0/mlflow-artifacts/artifacts/", StringComparison.Ordinal)) return api.Put(call, body);
        if (call.Method == "GET") return api.Get(call);
        if (contentType?.Split(';')[0] != "application/json") return FakeMlflowAnswer.Error(400, "BAD_REQUEST", "Bad Request. Content-Type must be application/json.");
        try
        {
            return api.Post(call, ProtoJson.Read(JsonNode.Parse(call.Body)!.AsObject()));
        }
        catch (JsonException)
        {
            return FakeMlflowAnswer.Html(500, "Internal Server Error");
        }
    }
}
