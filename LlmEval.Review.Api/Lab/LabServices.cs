using LlmEval.Adapters.Hosting;
using LlmEval.Adapters.Postgres;
using LlmEval.Adapters.Yaml.LabFiles;
using LlmEval.Review.Api.Lab.Comparing;
using LlmEval.Review.Api.Lab.Configs;
using LlmEval.Review.Api.Lab.Importing;
using LlmEval.Review.Api.Lab.Prompts;
using LlmEval.Review.Api.Lab.ReviewPrompts;
using LlmEval.Review.Api.Lab.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace LlmEval.Review.Api.Lab;

/// <summary>What the endpoints of the lab work with.</summary>
internal static class LabServices
{
    /// <summary>Adds it; the database is resolved when the first port is.</summary>
    public static void AddLab(this IServiceCollection services, ReviewServerOptions options)
    {
        services.AddSingleton(_ => options.Lab ?? UsualConnections.Of(Environment.GetEnvironmentVariable));
        services.AddSingleton(provider => LabAccess.Over(
            provider.GetRequiredService<PostgresDatabase>(), provider.GetRequiredService<Core.Domain.Lab.LabSettings>(), provider.GetRequiredService<LabChanges>()));
        services.AddSingleton(provider => Access(provider).Catalogue);
        services.AddSingleton(provider => Access(provider).Runs);
        services.AddSingleton(provider => Access(provider).Experiments);
        services.AddSingleton(provider => Access(provider).Scoring);
        services.AddSingleton(provider => Access(provider).Runner);
        services.AddSingleton<LabChanges>();
        services.AddSingleton<LabJournal>();
        services.AddSingleton(provider => Access(provider).Evidence);
        services.AddPages();
    }

    private static void AddPages(this IServiceCollection services)
    {
        services.AddSingleton<PromptPages>();
        services.AddSingleton<PromptReading>();
        services.AddSingleton<ConfigPages>();
        services.AddSingleton<ConfigReading>();
        services.AddSingleton<ReviewPromptPages>();
        services.AddSingleton<ReviewPromptReading>();
        services.AddSingleton<RunPages>();
        services.AddSingleton<BatchPages>();
        services.AddSingleton<ComparisonPages>();
        services.AddSingleton<ImportKeeping>();
    }

    private static LabAccess Access(IServiceProvider provider) => provider.GetRequiredService<LabAccess>();
}
