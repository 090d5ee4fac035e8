using Anthropic;
using Anthropic.Core;
using Anthropic.Models.Messages;
using LlmEval.Adapters.ModelApi;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Adapters.Anthropic;

/// <summary>One model behind the Messages API.</summary>
internal sealed class MessagesClient(ModelOptions options, AnthropicOptions server, MessagesDialect dialect, TimeProvider time) : IModelClient
{
    private readonly ApiAttempts attempts = new(options, server, time, dialect.StrictestForm);
    private readonly AnthropicClientWithRawResponse anthropic = AnthropicConnection.Create(server, time);

    /// <inheritdoc />
    public async Task<ModelReply> GenerateAsync(ModelRequest request, CancellationToken cancellationToken) =>
        dialect.Problems(request.Parameters) is { Count: > 0 } problems
            ? ModelReply.Of(new ModelError { Kind = ModelErrorKind.InvalidRequest, Message = string.Join("; ", problems) })
            : await attempts.RunAsync(request, call => SendAsync(request, call), cancellationToken);

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        anthropic.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<ModelReply> SendAsync(ModelRequest request, ApiCall call)
    {
        try
        {
            using var response = await PostAsync(MessagesRequestBody.Write(options.Model, dialect, request, call.Form), call);
            var content = response.RawMessage.Content;
            await using var body = await content.ReadAsStreamAsync(call.CancellationToken);
            return ApiCall.IsEventStream(content.Headers.ContentType?.MediaType)
                ? await MessageStream.ReadAsync(body, call)
                : MessageBody.Read(await BinaryData.FromStreamAsync(body, call.CancellationToken), call.Clock.Elapsed);
        }
        catch (FailedCallException failure)
        {
            return ModelReply.Of(failure.Error);
        }
    }

    // As raw fields and a raw response: the SDK's types would hold answers to the fields and words that they know.
    private async Task<HttpResponse> PostAsync(MessagesRequestBody body, ApiCall call)
    {
        var parameters = MessageCreateParams.FromRawUnchecked(MessagesRequestBody.None, MessagesRequestBody.None, body.Fields);
        return call.Streams
            ? await anthropic.Messages.CreateStreaming(parameters, call.CancellationToken)
            : await anthropic.Messages.Create(parameters, call.CancellationToken);
    }
}
