using LlmEval.Adapters.Observatory;
using LlmEval.Adapters.Observatory.Http;
using LlmEval.Adapters.Postgres;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Hosting;

/// <summary>The open observatory of a command: our own store, or a server.</summary>
public sealed class ObservatoryAccess : IAsyncDisposable
{
    private readonly PostgresDatabase? database;

    private ObservatoryAccess(PostgresDatabase? database, IObservatoryPublisher publisher) => (this.database, Publisher) = (database, publisher);

    /// <summary>Takes in results.</summary>
    public IObservatoryPublisher Publisher { get; }

    /// <summary>Opens our own store, which is made when it is not there yet, or the way to a server.</summary>
    /// <param name="server">The server; null: our own store.</param>
    /// <param name="token">The server's token; null: the one that the environment names.</param>
    /// <param name="workingDirectory">Absolute path of the folder that the command was given in.</param>
    /// <param name="warn">Is told what went wrong beside what was asked for.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="StorageException">The database cannot be opened.</exception>
    /// <exception cref="ObservatorySettingsException">A setting cannot be used.</exception>
    public static async Task<ObservatoryAccess> OpenAsync(Uri? server, Secret? token, string workingDirectory, Action<string> warn, CancellationToken cancellationToken)
    {
        if (server is not null)
        {
            var settings = DashboardSettings.Read(DotEnvironment.In(workingDirectory), file: null);
            return new ObservatoryAccess(null, new HttpPublisher(settings.OptionsFor(server, token), TimeProvider.System));
        }

        var opened = await PostgresDatabase.OpenAsync(DatabaseAccess.OptionsFor(workingDirectory), cancellationToken);
        return new ObservatoryAccess(opened, StoreAccess.PublisherOf(opened, warn));
    }

    /// <summary>Reads the address of a server; null when it is none.</summary>
    public static Uri? AddressOf(string text) => HttpAddress.Parse(text);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Publisher.DisposeAsync();
        if (database is not null) await database.DisposeAsync();
    }
}
