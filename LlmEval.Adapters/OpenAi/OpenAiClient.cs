using System.ClientModel;
using System.ClientModel.Primitives;
using LlmEval.Adapters.ModelApi;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;
using OpenAI.Chat;

namespace LlmEval.Adapters.OpenAi;

/// <summary>One model behind the chat completions API.</summary>
internal sealed class OpenAiClient : IModelClient
{
    private readonly string model;
    private readonly ChatDialect dialect;
    private readonly TimeProvider time;
    private readonly ApiAttempts attempts;
    private readonly HttpClient http;
    private readonly ChatClient chat;

    public OpenAiClient(ModelOptions options, OpenAiOptions server, ChatDialect dialect, TimeProvider time)
    {
        model = options.Model;
        this.dialect = dialect;
        this.time = time;
        attempts = new ApiAttempts(options, server, time);
        http = ApiConnection.Create(server);
        chat = OpenAiConnection.CreateChatClient(options.Model, server, http);
    }

    /// <inheritdoc />
    public async Task<ModelReply> GenerateAsync(ModelRequest request, CancellationToken cancellationToken) =>
        dialect.Problems(request.Parameters) is { Count: > 0 } problems
            ? ModelReply.Of(new ModelError { Kind = ModelErrorKind.InvalidRequest, Message = string.Join("; ", problems) })
            : await attempts.RunAsync(request, call => SendAsync(request, call), cancellationToken);

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        http.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<ModelReply> SendAsync(ModelRequest request, ApiCall call)
    {
        using var body = BinaryContent.Create(ChatRequestBody.Write(model, dialect, request, call.Streams, call.Form));
        // Failures by status come back as data, like everything else; the body is read as it comes.
        var options = new RequestOptions
        {
            CancellationToken = call.CancellationToken,
            ErrorOptions = ClientErrorBehaviors.NoThrow,
            BufferResponse = false,
        };
        var result = await chat.CompleteChatAsync(body, options);
        using var response = result.GetRawResponse();
        var succeeded = response.Status is >= 200 and < 300;
        if (succeeded && ApiCall.IsEventStream(Header(response, "content-type"))) return await ChatStream.ReadAsync(response.ContentStream!, call);
        await response.BufferContentAsync(call.CancellationToken);
        return succeeded ? ChatResponseBody.Read(response.Content, call.Clock.Elapsed) : ModelReply.Of(Failure(response));
    }

    private ModelError Failure(PipelineResponse response)
    {
        var wait = RetryAfterHeaders.Read(response.Status, name => Header(response, name), time.GetUtcNow());
        var error = ErrorBody.Read(response.Content).ToError(response.Status, wait);
        var redirect = response.Status < 400 && Header(response, "location") is { } location ? $" Redirects to {location}: correct base_url." : "";
        var request = Header(response, "x-request-id") is { } id ? $" (request {id})" : "";
        return error with { Message = error.Message + redirect + request };
    }

    private static string? Header(PipelineResponse response, string name) => response.Headers.TryGetValue(name, out var value) ? value : null;
}
