using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;

namespace LlmEval.Adapters.OpenAi;

/// <summary>Where a model with OpenAI's chat completions API is served: OpenAI, a gateway, vLLM, Ollama, llama.cpp and others.</summary>
public sealed record OpenAiOptions : ProviderOptions
{
    /// <summary>Address up to and including the version, e.g. <c>https://api.openai.com/v1</c>.</summary>
    public required Uri BaseUrl { get; init; }

    /// <summary>The key, or null for servers that take none.</summary>
    public Secret? ApiKey { get; init; }

    /// <inheritdoc />
    public override string AnswersFrom => BaseUrl.AbsoluteUri.TrimEnd('/');
}
