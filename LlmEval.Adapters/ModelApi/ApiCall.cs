using System.Net.ServerSentEvents;

namespace LlmEval.Adapters.ModelApi;

/// <summary>One attempt under way.</summary>
/// <param name="Streams">Whether to ask for the answer piece by piece.</param>
/// <param name="Form">How to hold the answer to its schema, where the request has one.</param>
/// <param name="Clock">Runs since the attempt began.</param>
/// <param name="CancellationToken">Ends with the attempt's time or with the caller's patience.</param>
internal sealed record ApiCall(bool Streams, AnswerForm Form, AttemptClock Clock, CancellationToken CancellationToken)
{
    /// <summary>Whether a response is a stream of events, whatever was asked for: some servers ignore the wish.</summary>
    public static bool IsEventStream(string? contentType) =>
        contentType?.StartsWith("text/event-stream", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The events of a stream, as they come.</summary>
    public IAsyncEnumerable<SseItem<string>> EventsOf(Stream body) => SseParser.Create(body).EnumerateAsync(CancellationToken);
}

/// <summary>The time since an attempt began.</summary>
internal sealed class AttemptClock(TimeProvider time)
{
    private readonly long start = time.GetTimestamp();

    /// <summary>Time since then.</summary>
    public TimeSpan Elapsed => time.GetElapsedTime(start);
}
