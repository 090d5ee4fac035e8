using LlmEval.Adapters.Postgres;
using LlmEval.Adapters.Postgres.Observatory;
using LlmEval.Adapters.Postgres.Observatory.Alerts;
using LlmEval.Adapters.Postgres.Observatory.Promotion;
using LlmEval.Adapters.Postgres.Observatory.Webhooks;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Pipeline.Observatory.Demo;
using LlmEval.Core.Pipeline.Observatory.Promotion;

namespace LlmEval.Adapters.Hosting;

/// <summary>A throw-away database with invented results. It is on a server of its own and gone when disposed; the database of this folder is not touched.</summary>
public sealed class DemoDatabase : IAsyncDisposable
{
    private readonly DirectoryInfo folder;

    private DemoDatabase(DirectoryInfo folder, PostgresOptions options) => (this.folder, Options) = (folder, options);

    /// <summary>Where it is.</summary>
    public PostgresOptions Options { get; }

    /// <summary>Makes and fills one.</summary>
    /// <param name="cancellationToken">Stops; nothing is left.</param>
    /// <exception cref="StorageException">There is no PostgreSQL here.</exception>
    public static async Task<DemoDatabase> CreateAsync(CancellationToken cancellationToken)
    {
        var made = Directory.CreateTempSubdirectory("llm-eval-demo-");
        // Neither a URL nor a state folder of the environment: this one is dropped.
        var demo = new DemoDatabase(made, new PostgresOptions { StateFolder = Path.Combine(made.FullName, StateFolder.Name) });
        try
        {
            await using var database = await PostgresDatabase.OpenAsync(demo.Options, cancellationToken);
            await FillAsync(database, cancellationToken);
            return demo;
        }
        catch
        {
            await demo.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await DatabaseAdmin.DropAsync(Options, CancellationToken.None);
        folder.Delete(recursive: true);
    }

    private static async Task FillAsync(PostgresDatabase database, CancellationToken cancellationToken)
    {
        Exception? followed = null;
        await using (var ingest = StoreAccess.IngestOf(database, problem => followed ??= problem))
        {
            var promotion = new PromotionReview(
                new PostgresPromotionFacts(database), new PostgresPromotionRules(database), new PostgresPromotionDecisions(database), StoreAccess.UpkeepOf(database), TimeProvider.System);
            var ports = new DemoPorts
            {
                Ingest = ingest,
                Catalogue = new PostgresObservatoryCatalogue(database),
                Promotion = promotion,
                Alerts = new PostgresAlertStore(database),
                Webhooks = new PostgresWebhookStore(database),
                Time = TimeProvider.System,
            };
            await DemoObservatory.FillAsync(ports, cancellationToken);
        }

        // Elsewhere it may be lived with; a demonstration without its alerts would be none.
        if (followed is not null) throw new StorageException($"The demonstration cannot be filled: {followed.Message}", followed);
    }
}
