using LlmEval.Adapters.Postgres;
using LlmEval.Adapters.Postgres.Observatory;
using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Reading;
using LlmEval.Core.Pipeline.Observatory;
using Microsoft.Extensions.DependencyInjection;

namespace LlmEval.Review.Api.Observatory;

/// <summary>What the endpoints of the observatory work with, here and under <c>/eval360</c>.</summary>
internal static class ObservatoryServices
{
    /// <summary>Adds the ports; the database is resolved when the first one is.</summary>
    public static void AddObservatory(this IServiceCollection services) => services.AddObservatoryReads();

    private static void AddObservatoryReads(this IServiceCollection services)
    {
        services.AddSingleton<ITrackedModels>(provider => new PostgresTrackedModels(Database(provider)));
        services.AddSingleton<IBenchmarkReader>(provider => new PostgresBenchmarkReader(Database(provider)));
        services.AddSingleton<IScoreReader>(provider => new PostgresScoreReader(Database(provider)));
        services.AddSingleton<IMeasurementReader>(provider => new PostgresMeasurementReader(Database(provider)));
        services.AddSingleton<IPairedExamples>(provider => new PostgresPairedExamples(Database(provider)));
        services.AddSingleton<HeatmapReport>();
        services.AddSingleton<HistoryReport>();
        services.AddSingleton<GapReport>();
        services.AddSingleton<DiffReport>();
        services.AddSingleton<LeaderboardReport>();
        services.AddSingleton<IStoreVersion>(provider => new PostgresStoreVersion(Database(provider)));
        services.AddSingleton<DatasetLookup>();
        services.AddSingleton<UnchangedAnswers>();
        services.AddAlerting();
    }

    private static PostgresDatabase Database(IServiceProvider provider) => provider.GetRequiredService<PostgresDatabase>();
}
