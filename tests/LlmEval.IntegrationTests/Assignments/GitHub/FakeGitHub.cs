using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LlmEval.IntegrationTests.Assignments.GitHub;

/// <summary>A request that arrived.</summary>
internal sealed record GitHubCall(string Method, string Path, string Body, string? Authorization);

/// <summary>A real HTTP server on a loopback port that behaves as GitHub documents: its REST API, and pages below <c>/site</c>.</summary>
internal sealed class FakeGitHub : IAsyncDisposable
{
    public const string Login = "octo";

    private readonly WebApplication app;
    private readonly FakeGitHubApi api;
    private readonly string token;
    private readonly ConcurrentQueue<GitHubCall> calls = [];
    private readonly Lock gate = new();

    private FakeGitHub(string token)
    {
        this.token = token;
        api = new FakeGitHubApi(this);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(HandleAsync);
    }

    public Uri Address => new(app.Urls.Single() + "/");

    public IReadOnlyList<GitHubCall> Calls => [.. calls];

    public List<FakeGitHubRepository> Repositories { get; } = [];

    public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>What the account calls the first branch of new repositories.</summary>
    public string NewBranch { get; set; } = "main";

    /// <summary>An answer in place of the method's own; null for that.</summary>
    public Func<GitHubCall, FakeGitHubAnswer?> Instead { get; set; } = _ => null;

    public static async Task<FakeGitHub> StartAsync(string token)
    {
        var server = new FakeGitHub(token);
        await server.app.StartAsync();
        return server;
    }

    public FakeGitHubRepository? Find(string owner, string name) =>
        Repositories.Find(known => string.Equals(known.Owner, owner, StringComparison.OrdinalIgnoreCase) && string.Equals(known.Name, name, StringComparison.OrdinalIgnoreCase));

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private async Task HandleAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var call = new GitHubCall(context.Request.Method, context.Request.Path.Value!, await reader.ReadToEndAsync(), context.Request.Headers.Authorization.FirstOrDefault());
        byte[]? page = null;
        FakeGitHubAnswer answer;
        lock (gate)
        {
            calls.Enqueue(call);
            if (call.Path.StartsWith("/site/", StringComparison.Ordinal)) page = PageOf(call.Path["/site/".Length..]);
            answer = Instead(call) ?? Answer(call, context.Request.Headers.UserAgent.Count > 0);
        }

        if (call.Path.StartsWith("/site/", StringComparison.Ordinal))
        {
            context.Response.StatusCode = page is null ? 404 : 200;
            await context.Response.Body.WriteAsync(page ?? "There isn't a GitHub Pages site here."u8.ToArray());
            return;
        }

        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = "application/json; charset=utf-8";
        foreach (var (name, value) in answer.Headers) context.Response.Headers[name] = value;
        await context.Response.WriteAsync(answer.Body.ToJsonString());
    }

    private FakeGitHubAnswer Answer(GitHubCall call, bool hasAgent)
    {
        if (!hasAgent) return FakeGitHubAnswer.Error(403, "Request forbidden by administrative rules. Please make sure your request has a User-Agent header");
        // Some gateways repeat what they were given.
        if (call.Authorization != $"Bearer {token}") return FakeGitHubAnswer.Error(401, $"Bad credentials {call.Authorization}");
        return api.Answer(call.Method, call.Path, call.Body.Length == 0 ? [] : JsonNode.Parse(call.Body)!.AsObject());
    }

    private byte[]? PageOf(string path)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var (name, file) = (path[..slash], path[(slash + 1)..] is { Length: > 0 } rest ? rest : "index.html");
        return Find(Login, name) is { Served: { } files } repository && files.FirstOrDefault(served => served.Path == file) is { } found ? repository.Blobs[found.Sha] : null;
    }
}
