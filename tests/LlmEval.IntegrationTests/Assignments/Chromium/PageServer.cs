using System.Collections.Concurrent;
using LlmEval.Core.Domain.Assignments;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LlmEval.IntegrationTests.Assignments.Chromium;

/// <summary>Serves pages below <c>/app/</c> on a loopback port of its own, and remembers who asked for what.</summary>
internal sealed class PageServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<string> asked = new();

    private PageServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    /// <summary>Where the page is.</summary>
    public Uri Page => new(Origin + "/app/");

    /// <summary>Scheme, host and port.</summary>
    public string Origin => app.Urls.Single().TrimEnd('/');

    /// <summary>Files by path, e.g. <c>/app/</c>.</summary>
    public Dictionary<string, (string MediaType, string Content)> Files { get; } = [];

    /// <summary>Where paths redirect to.</summary>
    public Dictionary<string, string> Redirects { get; } = [];

    /// <summary>Answers a path itself, before files and redirects are looked at.</summary>
    public Dictionary<string, RequestDelegate> Handlers { get; } = [];

    /// <summary>The commit that it says it serves, by how many requests came before; null to say nothing.</summary>
    public Func<int, string?> Commit { get; set; } = _ => null;

    /// <summary>The paths that were asked for, in order.</summary>
    public IReadOnlyList<string> Asked => [.. asked];

    /// <summary>Starts one that serves a page.</summary>
    public static async Task<PageServer> StartAsync(string html)
    {
        var server = new PageServer();
        server.Files["/app/"] = ("text/html; charset=utf-8", html);
        await server.app.StartAsync();
        return server;
    }

    /// <summary>Answers nothing but a status.</summary>
    public static RequestDelegate Says(int status) => context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    /// <summary>Answers with a text.</summary>
    public static Task WriteAsync(HttpContext context, string mediaType, string content)
    {
        context.Response.ContentType = mediaType;
        return context.Response.WriteAsync(content);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (Commit(asked.Count) is { } commit) context.Response.Headers[PageVisitRequest.CommitHeader] = commit;
        asked.Enqueue(path);
        if (Handlers.TryGetValue(path, out var handler))
        {
            await handler(context);
        }
        else if (Redirects.TryGetValue(path, out var target))
        {
            context.Response.Redirect(target);
        }
        else if (Files.TryGetValue(path, out var file))
        {
            await WriteAsync(context, file.MediaType, file.Content);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}
