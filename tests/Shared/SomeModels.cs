using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Tests.Shared;

/// <summary>Requests, replies and options of models; a test changes what it is about with <c>with</c>.</summary>
internal static class SomeModels
{
    /// <summary>A call with one user message.</summary>
    public static ModelRequest Request(int sample = 0, ModelParameters? parameters = null) => Asking("Write add.") with
    {
        Parameters = parameters ?? new(),
        SampleIndex = sample,
    };

    /// <summary>A call with this user message.</summary>
    public static ModelRequest Asking(string text) => new()
    {
        Messages = [new(ChatRole.User, text)],
        Parameters = new(),
        TaskId = "t/1",
        PromptId = PromptVariant.DefaultId,
        SampleIndex = 0,
    };

    public static ModelReply Answer(string text = "ok") => ModelReply.Of(new ModelResponse
    {
        Text = text,
        FinishReason = FinishReason.Stop,
        Latency = TimeSpan.FromSeconds(1),
    });

    public static ModelReply Failure(ModelErrorKind kind, TimeSpan? retryAfter = null, string message = "no") =>
        ModelReply.Of(new ModelError { Kind = kind, Message = message, RetryAfter = retryAfter });

    public static ModelReply RateLimited(TimeSpan retryAfter, string message = "no") =>
        Failure(ModelErrorKind.RateLimited, retryAfter, message);

    /// <summary>A model <c>my-model</c> with a limit of 20 s for an attempt.</summary>
    public static ModelOptions Options(
        string provider, ProviderOptions provided, string model = "gpt-4o", ModelParameters? parameters = null) => new()
        {
            Id = "my-model",
            Provider = provider,
            Model = model,
            Parameters = parameters ?? new(),
            Limits = new() { Timeout = TimeSpan.FromSeconds(20) },
            Provided = provided,
        };
}
