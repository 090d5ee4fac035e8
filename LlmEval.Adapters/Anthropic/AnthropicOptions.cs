using LlmEval.Adapters.ModelApi;

namespace LlmEval.Adapters.Anthropic;

/// <summary>Where a model with Anthropic's Messages API is served. The address goes up to the version, e.g. <c>https://api.anthropic.com</c>.</summary>
public sealed record AnthropicOptions : ApiOptions;
