using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;

namespace LlmEval.UnitTests.Support;

/// <summary>Requests, replies and options of models, for tests that care about one thing in them.</summary>
internal static class SomeModels
{
    public static ModelRequest Request(int sample = 0, ModelParameters? parameters = null, string task = "t/1", params ChatMessage[] messages) => new()
    {
        Messages = messages.Length > 0 ? messages : [new(ChatRole.User, "Write add.")],
        Parameters = parameters ?? new(),
        TaskId = task,
        PromptId = PromptVariant.DefaultId,
        SampleIndex = sample,
    };

    public static ModelReply Answer(string text = "ok") => ModelReply.Of(new ModelResponse
    {
        Text = text,
        FinishReason = FinishReason.Stop,
        Latency = TimeSpan.FromSeconds(1),
    });

    public static ModelReply Failure(ModelErrorKind kind, TimeSpan? retryAfter = null, string message = "no") =>
        ModelReply.Of(new ModelError { Kind = kind, Message = message, RetryAfter = retryAfter });

    public static ModelOptions Options(ProviderOptions provided, string provider = "test", string model = "m-1", ModelParameters? parameters = null) => new()
    {
        Id = "my-model",
        Provider = provider,
        Model = model,
        Parameters = parameters ?? new(),
        Provided = provided,
    };
}
