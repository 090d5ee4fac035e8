using System.Text.RegularExpressions;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Adapters.ModelApi;

/// <summary>Makes the calls of one model over HTTP: each one attempt within <see cref="ModelLimits.Timeout"/>, with failures as data.</summary>
/// <remarks>
/// A server that refuses to stream (unverified organisations at OpenAI, old servers that do not know the field) is asked again without
/// within the same attempt, and never to stream again. One that does not know a way to hold answers to a schema is asked in the next one
/// (<see cref="AnswerForm"/>), likewise.
/// </remarks>
internal sealed partial class ApiAttempts(ModelOptions options, ApiOptions server, TimeProvider time, AnswerForm strictest = AnswerForm.Schema)
{
    private const int LongestMessage = 500;
    private const int MatchMilliseconds = 1000;

    private volatile bool refusesStreams;
    private volatile AnswerForm form = strictest;

    /// <summary>Makes one attempt.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="send">Sends the call and reads what comes back; failures of the transport may be thrown.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public async Task<ModelReply> RunAsync(ModelRequest request, Func<ApiCall, Task<ModelReply>> send, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.Limits.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        var call = new ApiCall(server.Stream && !refusesStreams, request.AnswerSchema is null ? AnswerForm.Words : form, new AttemptClock(time), either.Token);
        ModelReply reply;
        try
        {
            reply = await send(call);
            while (reply.Error is { } refusal && Otherwise(call, refusal) is { } other)
            {
                call = other;
                reply = await send(call);
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

    // The same call as the server may take it; null when it refuses for another reason.
    private ApiCall? Otherwise(ApiCall call, ModelError refusal)
    {
        if (AnswerForms.After(call.Form, refusal) is { } next)
        {
            form = next;
            return call with { Form = next };
        }

        if (!call.Streams || !RefusesStreams(refusal)) return null;
        refusesStreams = true;
        return call with { Streams = false };
    }

    private static bool RefusesStreams(ModelError error) => error.Status is 400 or 422 && Streaming().IsMatch(error.Message);

    private ModelError TimedOut() => new()
    {
        Kind = ModelErrorKind.Timeout,
        Message = $"No whole answer from {server.BaseUrl.Authority} within {options.Limits.Timeout.TotalSeconds} s.",
    };

    // Without the secrets, which servers repeat; cut only after that, because a cut key would not be recognised.
    private string Presentable(string message) => OneLine.Of(server.Secrets.Aggregate(message, (shown, secret) => secret.Redact(shown)), LongestMessage);

    [GeneratedRegex(@"\bstream(ing|_options)?\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, MatchMilliseconds)]
    private static partial Regex Streaming();
}
