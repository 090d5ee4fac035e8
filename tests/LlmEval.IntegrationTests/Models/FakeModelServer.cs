using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LlmEval.IntegrationTests.Models;

/// <summary>
/// A real HTTP server on a loopback port of its own that answers like a provider's API: it refuses what the API refuses, else answers as
/// scripted, else echoes the last message, in pieces when asked to. It keeps every call.
/// </summary>
internal abstract class FakeModelServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<RecordedCall> calls = new();
    private readonly ConcurrentQueue<FakeAnswer> script = new();
    private readonly SemaphoreSlim arrivals = new(0);
    private int inFlight;
    private int mostInFlight;

    protected FakeModelServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(HandleAsync);
    }

    /// <summary>Where it listens.</summary>
    public Uri Root => new(app.Urls.Single());

    /// <summary>The calls so far, in order.</summary>
    public IReadOnlyList<RecordedCall> Calls => [.. calls];

    /// <summary>The most calls that were under way at once.</summary>
    public int MostInFlight => Volatile.Read(ref mostInFlight);

    /// <summary>The key that callers need; null: none.</summary>
    public string? RequiredKey { get; set; }

    /// <summary>The models that are served; empty: all.</summary>
    public IReadOnlyCollection<string> Models { get; set; } = [];

    /// <summary>The answer once the script is at its end. Default: the last message.</summary>
    public required Func<RecordedCall, FakeAnswer> Otherwise { get; set; }

    /// <summary>Adds answers to the script; each is given once, in order.</summary>
    public void Next(params IEnumerable<FakeAnswer> answers)
    {
        foreach (var answer in answers) script.Enqueue(answer);
    }

    /// <summary>Waits for the next call to arrive, or takes one that did and was not waited for.</summary>
    public async Task ArrivalAsync()
    {
        if (!await arrivals.WaitAsync(TimeSpan.FromSeconds(20))) throw new TimeoutException("No call arrived.");
    }

    /// <summary>Starts listening.</summary>
    protected Task ListenAsync() => app.StartAsync();

    /// <summary>What the API refuses before a model sees it; null when the call may pass.</summary>
    protected abstract FakeAnswer? Check(RecordedCall call);

    /// <summary>A whole answer as the events that the API streams it in.</summary>
    protected abstract FakeAnswer InPieces(RecordedCall call, FakeAnswer whole);

    public async ValueTask DisposeAsync()
    {
        // Calls that hang are cut at once.
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
        arrivals.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        var arrived = TimeProvider.System.GetTimestamp();
        var now = Interlocked.Increment(ref inFlight);
        InterlockedMax(ref mostInFlight, now);
        try
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
            var call = new RecordedCall(
                context.Request.Method,
                context.Request.Path + context.Request.QueryString,
                context.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString()),
                await reader.ReadToEndAsync(context.RequestAborted),
                arrived);
            calls.Enqueue(call);
            arrivals.Release();
            await SendAsync(context, Check(call) ?? Scripted(call));
        }
        catch (OperationCanceledException)
        {
            // The caller went away.
        }
        finally
        {
            Interlocked.Decrement(ref inFlight);
        }
    }

    private FakeAnswer Scripted(RecordedCall call)
    {
        var answer = script.TryDequeue(out var next) ? next : Otherwise(call);
        return call.WantsStream && answer.InPieces ? InPieces(call, answer) : answer;
    }

    private static async Task SendAsync(HttpContext context, FakeAnswer answer)
    {
        var gone = context.RequestAborted;
        if (answer.Held is { } held) await held.WaitAsync(gone);
        if (answer.Latency > TimeSpan.Zero) await Task.Delay(answer.Latency, TimeProvider.System, gone);
        if (answer.CutsBeforeHeaders)
        {
            context.Abort();
            return;
        }

        var body = Encoding.UTF8.GetBytes(answer.Body);
        var response = context.Response;
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        if (!answer.IsStream) response.ContentLength = body.Length;
        response.Headers["x-request-id"] = response.Headers["request-id"] = "req_123";
        foreach (var (name, value) in answer.Headers) response.Headers[name] = value;
        var sent = body.AsMemory(0, Math.Min(answer.StopAfter ?? body.Length, body.Length));
        foreach (var piece in answer.PieceDelay > TimeSpan.Zero ? sent.ToArray().Chunk(64) : [sent.ToArray()])
        {
            await response.Body.WriteAsync(piece, gone);
            await response.Body.FlushAsync(gone);
            if (answer.PieceDelay > TimeSpan.Zero) await Task.Delay(answer.PieceDelay, TimeProvider.System, gone);
        }

        if (answer.StopAfter is null) return;
        if (answer.HangsThere) await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, gone);
        context.Abort();
    }

    private static void InterlockedMax(ref int target, int value)
    {
        for (var seen = Volatile.Read(ref target); value > seen;)
        {
            var found = Interlocked.CompareExchange(ref target, value, seen);
            if (found == seen) return;
            seen = found;
        }
    }
}
