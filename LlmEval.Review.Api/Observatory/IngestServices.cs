using LlmEval.Adapters.Postgres;
using LlmEval.Adapters.Postgres.Observatory;
using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Alerts;
using LlmEval.Core.Domain.Observatory.Promotion;
using LlmEval.Core.Pipeline.Observatory.Alerting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LlmEval.Review.Api.Observatory;

/// <summary>What takes in scores, and what changes the catalogue.</summary>
internal static class IngestServices
{
    /// <summary>Adds the ports; the database is resolved when the first one is.</summary>
    public static void AddObservatoryWrites(this IServiceCollection services)
    {
        services.AddSingleton<IObservatoryIngest>(provider =>
        {
            var log = provider.GetRequiredService<ILogger<PostgresObservatoryIngest>>();
            return new PostgresObservatoryIngest(Database(provider), provider.GetService<IIngestFollowUp>(), log.FollowUpFailed);
        });
        services.AddSingleton<IObservatoryCatalogue>(provider => new FollowedCatalogue(
            new PostgresObservatoryCatalogue(Database(provider)),
            provider.GetRequiredService<IAlertUpkeep>(),
            provider.GetRequiredService<IPromotionFacts>(),
            provider.GetRequiredService<ILogger<FollowedCatalogue>>().FollowUpFailed));
    }

    private static PostgresDatabase Database(IServiceProvider provider) => provider.GetRequiredService<PostgresDatabase>();
}

/// <summary>What the server says when consequences could not be drawn.</summary>
internal static partial class IngestLog
{
    [LoggerMessage(LogLevel.Error, "What was changed is stored; what follows from it (alerts, activity, messages) failed.")]
    public static partial void FollowUpFailed(this ILogger log, Exception exception);
}
