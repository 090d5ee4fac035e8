using LlmEval.Adapters.Postgres;
using LlmEval.Adapters.Postgres.Observatory;
using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Hosting;

/// <summary>Upkeep of the checkpoints in the database of a command.</summary>
public sealed class CheckpointUpkeep : IAsyncDisposable
{
    private readonly PostgresDatabase database;

    private CheckpointUpkeep(PostgresDatabase database) => this.database = database;

    /// <summary>Finds and merges checkpoints.</summary>
    public ICheckpointMerging Checkpoints => new PostgresCheckpointMerging(database);

    /// <summary>Opens the database that a command in this folder means.</summary>
    /// <exception cref="StorageException">There is none yet, or it cannot be opened.</exception>
    public static async Task<CheckpointUpkeep> OpenAsync(string workingDirectory, CancellationToken cancellationToken)
    {
        var options = DatabaseAccess.OptionsFor(workingDirectory);
        return PostgresDatabase.Exists(options)
            ? new CheckpointUpkeep(await PostgresDatabase.OpenAsync(options, cancellationToken))
            : throw new StorageException($"There are no results yet ({options.StateFolder} has no database). Import some with: llm-eval backfill");
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => database.DisposeAsync();
}
