using LlmEval.Adapters.Postgres;
using LlmEval.Adapters.Postgres.Observatory;

namespace LlmEval.IntegrationTests.Serving.Observatory;

/// <summary>A real server over a real database with <see cref="ThreeModels"/> in it.</summary>
internal sealed class ServedObservatory : IAsyncDisposable
{
    private readonly ServedReview served;

    private ServedObservatory(ServedReview served, PostgresDatabase database)
    {
        (this.served, Database) = (served, database);
        Ingest = new PostgresObservatoryIngest(database, followUp: null, _ => { });
        Catalogue = new PostgresObservatoryCatalogue(database);
        Client = served.Anyone();
    }

    public PostgresDatabase Database { get; }

    public PostgresObservatoryIngest Ingest { get; }

    public PostgresObservatoryCatalogue Catalogue { get; }

    public HttpClient Client { get; }

    public static async Task<ServedObservatory> StartAsync()
    {
        var started = await ServedReview.StartAsync();
        var observatory = new ServedObservatory(started, await started.OpenAsync());
        await ThreeModels.IngestAsync(observatory.Ingest, observatory.Catalogue);
        return observatory;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Ingest.DisposeAsync();
        await Database.DisposeAsync();
        await served.DisposeAsync();
    }
}
