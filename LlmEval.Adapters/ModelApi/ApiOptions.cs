using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;

namespace LlmEval.Adapters.ModelApi;

/// <summary>Where a model is served over HTTP, and how its answers are asked for.</summary>
public abstract record ApiOptions : ProviderOptions
{
    /// <summary>Address of the API, as the provider's grammar describes it.</summary>
    public required Uri BaseUrl { get; init; }

    /// <summary>The key, or null for servers that take none.</summary>
    public Secret? ApiKey { get; init; }

    /// <summary>Whether answers are asked for piece by piece, which tells the time to the first token. Default true.</summary>
    public bool Stream { get; init; } = true;
}
