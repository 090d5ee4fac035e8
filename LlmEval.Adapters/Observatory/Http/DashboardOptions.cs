using LlmEval.Core.Domain.Identity;

namespace LlmEval.Adapters.Observatory.Http;

/// <summary>A server that speaks the protocol of the original dashboard, and how to speak with it.</summary>
public sealed record DashboardOptions
{
    /// <summary>Its address with its prefix, e.g. <c>https://dashboard.example.org/eval360</c>; without credentials.</summary>
    public required Uri Server { get; init; }

    /// <summary>The token; null where none is known, which servers refuse.</summary>
    public Secret? Token { get; init; }

    /// <summary>Further attempts after a request failed in a way that may pass. Default 3.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>Time for one attempt. Default 30 s.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);
}
