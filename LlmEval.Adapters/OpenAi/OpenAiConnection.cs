using System.ClientModel;
using System.ClientModel.Primitives;
using OpenAI;
using OpenAI.Chat;

namespace LlmEval.Adapters.OpenAi;

/// <summary>Sets the SDK up so that one call is one attempt: no retries and no time-out of its own, no redirects.</summary>
internal static class OpenAiConnection
{
    /// <summary>The SDK's client over these connections.</summary>
    public static ChatClient CreateChatClient(string model, OpenAiOptions server, HttpClient http)
    {
        var options = new OpenAIClientOptions
        {
            Endpoint = server.BaseUrl,
            UserAgentApplicationId = "llm-eval",
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            Transport = new HttpClientPipelineTransport(http),
        };
        if (server.ApiKey?.Reveal() is { Length: > 0 } key) return new(model, new ApiKeyCredential(key), options);
#pragma warning disable OPENAI001 // The SDK's only way to call without a key, still marked experimental in 2.15.
        return new(model, new NoAuthentication(), options);
#pragma warning restore OPENAI001
    }

    private sealed class NoAuthentication : AuthenticationPolicy
    {
        public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex) =>
            ProcessNext(message, pipeline, currentIndex);

        public override ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex) =>
            ProcessNextAsync(message, pipeline, currentIndex);
    }
}
