using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LlmEval.IntegrationTests.Webhooks;

/// <summary>A real HTTP server that messages are sent to, and that answers as a test says.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly SemaphoreSlim arrived = new(0);

    private Receiver(WebApplication app) => this.app = app;

    /// <summary>Answers; null: 200.</summary>
    public Func<HttpContext, Task<int>>? Answer { get; set; }

    public ConcurrentQueue<Message> Messages { get; } = [];

    public Uri Url => new(new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()), "/hook");

    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var built = builder.Build();
        var receiver = new Receiver(built);
        built.Run(receiver.TakeAsync);
        await built.StartAsync();
        return receiver;
    }

    /// <summary>Waits for one more message.</summary>
    public async Task NextAsync() => (await arrived.WaitAsync(TimeSpan.FromSeconds(30))).ShouldBeTrue("no message came");

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        arrived.Dispose();
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        Messages.Enqueue(new Message(context.Request.Path, await reader.ReadToEndAsync(), headers));
        arrived.Release();
        context.Response.StatusCode = Answer is null ? 200 : await Answer(context);
    }

    public sealed record Message(string Path, string Body, IReadOnlyDictionary<string, string> Headers);
}
