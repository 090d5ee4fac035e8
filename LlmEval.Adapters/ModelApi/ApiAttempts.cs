using System.Text.RegularExpressions;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Adapters.ModelApi;

/// <summary>Makes the calls of one model over HTTP: each one attempt within <see cref="ModelLimits.Timeout"/>, with failures as data.</summary>
/// <remarks>
/// A server that refuses to stream (unverified organisations at OpenAI, old servers that do not know the field) is asked again without
/// within the same attempt, and never to stream again.
/// </remarks>
internal sealed partial class ApiAttempts(ModelOptions options, ApiOptions server, TimeProvider time)
{
    private const int LongestMessage = 500;
    private const int MatchMilliseconds = 1000;

    private volatile bool refusesStreams;

    /// <summary>Makes one attempt.</summary>
    /// <param name="send">Sends the call and reads what comes back; failures of the transport may be thrown.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public async Task<ModelReply> RunAsync(Func<ApiCall, Task<ModelReply>> send, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.Limits.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        var call = new ApiCall(server.Stream && !refusesStreams, new AttemptClock(time), either.Token);
        ModelReply reply;
        try
        {
            reply = await send(call);
            if (call.Streams && reply.Error is { } refusal && RefusesStreams(refusal))
            {
                refusesStreams = true;
                reply = await send(call with { Streams = false });
            }
        }
        catch (Exception problem) when (TransportFailure.Is(problem))
        {
            // Cancellation first: it is never a failure, and may come out of the transport as a broken connection.
            cancellationToken.ThrowIfCancellationRequested();
            reply = ModelReply.Of(deadline.IsCancellationRequested ? TimedOut() : TransportFailure.Read(problem, server.BaseUrl));
        }

        return reply.Error is { } error ? ModelReply.Of(error with { Message = Presentable(error.Message) }) : reply;
    }

    private static bool RefusesStreams(ModelError error) => error.Status is 400 or 422 && Streaming().IsMatch(error.Message);

    private ModelError TimedOut() => new()
    {
        Kind = ModelErrorKind.Timeout,
        Message = $"No whole answer from {server.BaseUrl.Authority} within {options.Limits.Timeout.TotalSeconds} s.",
    };

    // Without the key, which servers repeat; cut only after that, because a cut key would not be recognised.
    private string Presentable(string message) => OneLine.Of(server.ApiKey?.Redact(message) ?? message, LongestMessage);

    [GeneratedRegex(@"\bstream(ing|_options)?\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, MatchMilliseconds)]
    private static partial Regex Streaming();
}
