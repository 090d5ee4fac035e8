using Microsoft.Extensions.DependencyInjection;

namespace LlmEval.Review.Api.Observatory;

/// <summary>What the endpoints of the observatory work with, here and under <c>/eval360</c>.</summary>
internal static class ObservatoryServices
{
    /// <summary>Adds the ports; the database is resolved when the first one is.</summary>
    public static void AddObservatory(this IServiceCollection services)
    {
        services.AddAlerting();
    }
}
