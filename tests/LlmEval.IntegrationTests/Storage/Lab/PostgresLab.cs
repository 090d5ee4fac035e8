using LlmEval.Adapters.Postgres;
using LlmEval.Adapters.Postgres.Lab;
using LlmEval.Adapters.Postgres.Results;

namespace LlmEval.IntegrationTests.Storage.Lab;

/// <summary>The lab's adapters on an open database. Disposing leaves it open.</summary>
internal sealed class PostgresLab(PostgresDatabase database, TimeProvider clock) : IAsyncDisposable
{
    private readonly PostgresResultStore results = new(database);

    public LabPorts Ports => new(
        results,
        new PostgresLabCatalogue(database, clock),
        new PostgresLabRuns(database),
        new PostgresLabExperiments(database, clock),
        new PostgresLabScoring(database),
        new PostgresLabRevision(database));

    public ValueTask DisposeAsync() => results.DisposeAsync();
}
