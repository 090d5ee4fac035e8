using LlmEval.Adapters.Postgres;
using LlmEval.Adapters.Postgres.Observatory.Alerts;
using LlmEval.Adapters.Postgres.Observatory.Promotion;
using LlmEval.Adapters.Postgres.Observatory.Webhooks;
using LlmEval.Adapters.Webhooks;
using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Activity;
using LlmEval.Core.Domain.Observatory.Alerts;
using LlmEval.Core.Domain.Observatory.Promotion;
using LlmEval.Core.Domain.Observatory.Webhooks;
using LlmEval.Core.Pipeline.Observatory.Alerting;
using LlmEval.Core.Pipeline.Observatory.Promotion;
using Microsoft.Extensions.DependencyInjection;

namespace LlmEval.Review.Api.Observatory;

/// <summary>What alerts, promotion and webhooks work with.</summary>
internal static class AlertingServices
{
    /// <summary>Adds them; the database is resolved when the first port is.</summary>
    public static void AddAlerting(this IServiceCollection services)
    {
        services.AddSingleton<IAlertStore>(provider => new PostgresAlertStore(Database(provider)));
        services.AddSingleton<IActivityLog>(provider => new PostgresActivityLog(Database(provider)));
        services.AddSingleton<IFollowUpStore>(provider => new PostgresFollowUpStore(Database(provider), provider.GetRequiredService<IWebhookSignal>()));
        services.AddSingleton(provider => new AlertUpkeep(provider.GetRequiredService<IFollowUpStore>(), ComparisonPolicy.Default, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IAlertUpkeep>(provider => provider.GetRequiredService<AlertUpkeep>());
        services.AddSingleton<IIngestFollowUp>(provider => new GroupedFollowUp(provider.GetRequiredService<AlertUpkeep>()));
        services.AddPromotion();
        services.AddWebhooks();
    }

    private static void AddPromotion(this IServiceCollection services)
    {
        services.AddSingleton<IPromotionRules>(provider => new PostgresPromotionRules(Database(provider)));
        services.AddSingleton<IPromotionDecisions>(provider => new PostgresPromotionDecisions(Database(provider)));
        services.AddSingleton<IPromotionFacts>(provider => new PostgresPromotionFacts(Database(provider)));
        services.AddSingleton<PromotionReview>();
    }

    private static void AddWebhooks(this IServiceCollection services)
    {
        services.AddSingleton(provider => provider.GetRequiredService<ReviewServerOptions>().Webhooks);
        services.AddSingleton<IWebhookStore>(provider => new PostgresWebhookStore(Database(provider)));
        services.AddSingleton<IWebhookQueue>(provider => new PostgresWebhookQueue(Database(provider)));
        services.AddSingleton<WebhookSignal>();
        services.AddSingleton<IWebhookSignal>(provider => provider.GetRequiredService<WebhookSignal>());
        services.AddSingleton<WebhookKeys>();
        services.AddSingleton<WebhookRegistration>();
        services.AddSingleton<WebhookSender>();
        services.AddSingleton<WebhookDispatcher>();
    }

    private static PostgresDatabase Database(IServiceProvider provider) => provider.GetRequiredService<PostgresDatabase>();
}
