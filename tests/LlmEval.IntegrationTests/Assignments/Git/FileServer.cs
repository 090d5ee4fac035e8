using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LlmEval.IntegrationTests.Assignments.Git;

/// <summary>A web server with a folder below <c>/repo</c>: enough for git, as the simplest of places have it. <c>/moved</c> redirects there, <c>/broken</c> fails.</summary>
internal sealed class FileServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly string folder;

    private FileServer(WebApplication app, string folder) => (this.app, this.folder) = (app, folder);

    public Uri Address => new(app.Urls.Single() + "/");

    public ConcurrentQueue<string> Paths { get; } = [];

    public ConcurrentQueue<string> Addresses { get; } = [];

    public static async Task<FileServer> StartAsync(string folder)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var built = builder.Build();
        var server = new FileServer(built, folder);
        built.Run(server.AnswerAsync);
        await built.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        Paths.Enqueue(path);
        Addresses.Enqueue(context.Connection.RemoteIpAddress!.ToString());
        var file = path.StartsWith("/repo/", StringComparison.Ordinal) ? Path.Combine(folder, path["/repo/".Length..]) : "";
        if (path.StartsWith("/moved", StringComparison.Ordinal)) context.Response.Redirect("/repo" + path["/moved".Length..]);
        else if (path.StartsWith("/broken", StringComparison.Ordinal)) context.Response.StatusCode = 500;
        else if (File.Exists(file)) await context.Response.SendFileAsync(file);
        else context.Response.StatusCode = 404;
    }
}
