using LlmEval.Adapters.Postgres.Lab;
using LlmEval.Adapters.Postgres.Results;
using LlmEval.IntegrationTests.Storage.Review;

namespace LlmEval.IntegrationTests.Storage.Lab;

/// <summary>A database of one major with the lab's adapters on it.</summary>
internal sealed class PostgresLab(MajorDatabase server, TimeProvider clock) : IAsyncDisposable
{
    private readonly PostgresResultStore results = new(server.Database);

    public MajorDatabase Server => server;

    public LabPorts Ports => new(
        results,
        new PostgresLabCatalogue(server.Database, clock),
        new PostgresLabRuns(server.Database),
        new PostgresLabExperiments(server.Database, clock),
        new PostgresLabScoring(server.Database));

    public static async Task<PostgresLab> OpenAsync(int major, TimeProvider clock) => new(await MajorDatabase.OpenAsync(major), clock);

    public async ValueTask DisposeAsync()
    {
        await results.DisposeAsync();
        await server.DisposeAsync();
    }
}
