using LlmEval.Adapters.Webhooks;
using LlmEval.Core.Domain.Observatory.Activity;
using LlmEval.Core.Domain.Observatory.Alerts;
using LlmEval.Core.Domain.Observatory.Promotion;
using LlmEval.Core.Domain.Observatory.Webhooks;
using LlmEval.Core.Pipeline.Observatory.Promotion;
using Microsoft.Extensions.DependencyInjection;

namespace LlmEval.Review.Api.Observatory;

/// <summary>What alerts, promotion and webhooks work with.</summary>
internal static class AlertingServices
{
    /// <summary>Adds the ports; the database is resolved when the first one is.</summary>
    public static void AddAlerting(this IServiceCollection services)
    {
        services.AddSingleton<IAlertStore>(_ => throw new NotImplementedException());
        services.AddSingleton<IActivityLog>(_ => throw new NotImplementedException());
        services.AddSingleton<IPromotionRules>(_ => throw new NotImplementedException());
        services.AddSingleton<IPromotionDecisions>(_ => throw new NotImplementedException());
        services.AddSingleton<IPromotionFacts>(_ => throw new NotImplementedException());
        services.AddSingleton<IAlertUpkeep>(_ => throw new NotImplementedException());
        services.AddSingleton<IWebhookStore>(_ => throw new NotImplementedException());
        services.AddSingleton<IWebhookSignal>(_ => throw new NotImplementedException());
        services.AddSingleton<PromotionReview>();
        services.AddSingleton(provider => provider.GetRequiredService<ReviewServerOptions>().Webhooks);
        services.AddSingleton<WebhookKeys>();
        services.AddSingleton<WebhookRegistration>();
    }
}
