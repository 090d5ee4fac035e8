using LlmEval.Adapters.ModelApi;

namespace LlmEval.Adapters.OpenAi;

/// <summary>
/// Where a model with OpenAI's chat completions API is served: OpenAI, a gateway, vLLM, Ollama, llama.cpp and others. The address goes up to
/// and includes the version, e.g. <c>https://api.openai.com/v1</c>.
/// </summary>
public sealed record OpenAiOptions : ApiOptions;
