using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Alerts;
using LlmEval.Core.Domain.Observatory.Webhooks;
using LlmEval.Core.Pipeline.Observatory.Promotion;

namespace LlmEval.Core.Pipeline.Observatory.Demo;

/// <summary>What the demonstration is filled through: the same as anybody's.</summary>
public sealed record DemoPorts
{
    /// <summary>Takes in results.</summary>
    public required IObservatoryIngest Ingest { get; init; }

    /// <summary>Keeps what people say of datasets and models.</summary>
    public required IObservatoryCatalogue Catalogue { get; init; }

    /// <summary>Takes in rules and decisions.</summary>
    public required PromotionReview Promotion { get; init; }

    /// <summary>Alerts, and what becomes of them.</summary>
    public required IAlertStore Alerts { get; init; }

    /// <summary>Who is told.</summary>
    public required IWebhookStore Webhooks { get; init; }

    /// <summary>The time.</summary>
    public required TimeProvider Time { get; init; }
}
