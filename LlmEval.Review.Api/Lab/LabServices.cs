using LlmEval.Core.Domain.Lab;
using LlmEval.Review.Api.Lab.Configs;
using LlmEval.Review.Api.Lab.Prompts;
using LlmEval.Review.Api.Lab.ReviewPrompts;
using Microsoft.Extensions.DependencyInjection;

namespace LlmEval.Review.Api.Lab;

/// <summary>What the endpoints of the lab work with.</summary>
internal static class LabServices
{
    /// <summary>Adds it; the database is resolved when the first port is.</summary>
    public static void AddLab(this IServiceCollection services)
    {
        services.AddSingleton<ILabCatalogue>(_ => throw new NotImplementedException());
        services.AddSingleton<ILabRuns>(_ => throw new NotImplementedException());
        services.AddSingleton<ILabExperiments>(_ => throw new NotImplementedException());
        services.AddSingleton<ILabScoring>(_ => throw new NotImplementedException());
        services.AddSingleton<LabSettings>(_ => throw new NotImplementedException());
        services.AddSingleton<LabJournal>();
        services.AddSingleton<PromptPages>();
        services.AddSingleton<ConfigPages>();
        services.AddSingleton<ConfigReading>();
        services.AddSingleton<ReviewPromptPages>();
        services.AddSingleton<ReviewPromptReading>();
    }
}
