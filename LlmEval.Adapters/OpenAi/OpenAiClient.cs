using System.ClientModel;
using System.ClientModel.Primitives;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;
using OpenAI.Chat;

namespace LlmEval.Adapters.OpenAi;

/// <summary>One model behind the chat completions API. Each call is one attempt within <see cref="ModelLimits.Timeout"/>.</summary>
internal sealed class OpenAiClient : IModelClient
{
    private const int LongestMessage = 500;

    private readonly ModelOptions options;
    private readonly OpenAiOptions server;
    private readonly ChatDialect dialect;
    private readonly TimeProvider time;
    private readonly HttpClient http;
    private readonly ChatClient chat;

    public OpenAiClient(ModelOptions options, OpenAiOptions server, ChatDialect dialect, TimeProvider time)
    {
        this.options = options;
        this.server = server;
        this.dialect = dialect;
        this.time = time;
        http = OpenAiConnection.CreateHttpClient();
        chat = OpenAiConnection.CreateChatClient(options.Model, server, http);
    }

    /// <inheritdoc />
    public async Task<ModelReply> GenerateAsync(ModelRequest request, CancellationToken cancellationToken)
    {
        var reply = dialect.Problems(request.Parameters) is { Count: > 0 } problems
            ? ModelReply.Of(new ModelError { Kind = ModelErrorKind.InvalidRequest, Message = string.Join("; ", problems) })
            : await CallAsync(request, cancellationToken);
        return reply.Error is { } error ? ModelReply.Of(error with { Message = Presentable(error.Message) }) : reply;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        http.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<ModelReply> CallAsync(ModelRequest request, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.Limits.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        using var body = BinaryContent.Create(ChatRequestBody.Write(options.Model, dialect, request));
        // Failures by status come back as data, like everything else.
        var call = new RequestOptions { CancellationToken = either.Token, ErrorOptions = ClientErrorBehaviors.NoThrow };
        var start = time.GetTimestamp();
        try
        {
            var result = await chat.CompleteChatAsync(body, call);
            using var response = result.GetRawResponse();
            return response.Status is >= 200 and < 300
                ? ChatResponseBody.Read(response.Content, time.GetElapsedTime(start))
                : ModelReply.Of(Failure(response));
        }
        catch (Exception problem) when (TransportFailure.Is(problem))
        {
            // Cancellation first: it is never a failure, and may come out of the transport as a broken connection.
            cancellationToken.ThrowIfCancellationRequested();
            return ModelReply.Of(deadline.IsCancellationRequested ? TimedOut() : TransportFailure.Read(problem, server.BaseUrl));
        }
    }

    private ModelError Failure(PipelineResponse response)
    {
        var wait = RetryAfterHeaders.Read(response.Status, Header, time.GetUtcNow());
        var error = ErrorBody.Read(response.Content).ToError(response.Status, wait);
        var redirect = response.Status < 400 && Header("location") is { } location ? $" Redirects to {location}: correct base_url." : "";
        var request = Header("x-request-id") is { } id ? $" (request {id})" : "";
        return error with { Message = error.Message + redirect + request };

        string? Header(string name) => response.Headers.TryGetValue(name, out var value) ? value : null;
    }

    private ModelError TimedOut() => new()
    {
        Kind = ModelErrorKind.Timeout,
        Message = $"No answer from {server.BaseUrl.Authority} within {options.Limits.Timeout.TotalSeconds} s.",
    };

    // Without the key, which servers repeat; cut only after that, because a cut key would not be recognised.
    private string Presentable(string message) => OneLine.Of(server.ApiKey?.Redact(message) ?? message, LongestMessage);
}
