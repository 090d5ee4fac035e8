using LlmEval.Adapters.Exports;
using LlmEval.Adapters.Postgres;
using LlmEval.Adapters.Postgres.Results;
using LlmEval.Adapters.Postgres.Review;
using LlmEval.Adapters.Postgres.Tracking;
using LlmEval.Adapters.Postgres.Users;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Tracking;
using LlmEval.Core.Domain.Users;
using LlmEval.Core.Pipeline.Observatory.Publishing;
using LlmEval.Core.Pipeline.Tracking;

namespace LlmEval.Adapters.Hosting;

/// <summary>The open results of a command: a reader with the database that it reads.</summary>
public sealed class ResultAccess : IAsyncDisposable
{
    private readonly PostgresDatabase database;
    private readonly string workingDirectory;

    private ResultAccess(PostgresDatabase database, string workingDirectory)
    {
        (this.database, this.workingDirectory) = (database, workingDirectory);
        Reader = new PostgresResultReader(database);
        Answers = new AnswerCatalogue(database);
    }

    /// <summary>Reads the results.</summary>
    public IResultReader Reader { get; }

    /// <summary>Looks at the cached answers.</summary>
    public AnswerCatalogue Answers { get; }

    /// <summary>What exports read.</summary>
    public ExportSource Exports => new(new PostgresReviewReader(database), Reader);

    /// <summary>Who did what.</summary>
    public IAuditLog Audit => new PostgresAuditLog(database);

    /// <summary>Which runs are to be tracked where.</summary>
    public ITrackingOutbox Outbox => new PostgresTrackingOutbox(database);

    /// <summary>Tracks a run, with the credentials of the environment and of <c>.env</c> here and beside its config.</summary>
    public RunTracking TrackingOf(RunRecord run) => TrackingAccess.Create(database, workingDirectory, Path.GetDirectoryName(run.ConfigPath)!);

    /// <summary>Publishes a run, with the token of the environment, of <c>.env</c> here and beside its config, or of the shared file.</summary>
    public RunPublishing PublishingOf(RunRecord run, ObservatoryOptions options, Action<string> warn) =>
        PublishingAccess.Create(database, options, warn, workingDirectory, Path.GetDirectoryName(run.ConfigPath)!);

    /// <summary>Opens the database that a command in this folder means.</summary>
    /// <exception cref="StorageException">There is none yet, or it cannot be opened.</exception>
    public static async Task<ResultAccess> OpenAsync(string workingDirectory, CancellationToken cancellationToken)
    {
        var options = DatabaseAccess.OptionsFor(workingDirectory);
        if (!PostgresDatabase.Exists(options))
        {
            throw new StorageException($"There are no runs yet ({options.StateFolder} has no database). Make one with: llm-eval run");
        }

        return new ResultAccess(await PostgresDatabase.OpenAsync(options, cancellationToken), workingDirectory);
    }

    /// <summary>Opens the database that a run has written to.</summary>
    /// <exception cref="StorageException">It cannot be opened.</exception>
    public static async Task<ResultAccess> OpenAsync(RunOptions options, CancellationToken cancellationToken)
    {
        var config = ConfigAccess.Load(options, warn: _ => { });
        return new ResultAccess(await PostgresDatabase.OpenAsync(DatabaseAccess.OptionsFor(config, options.WorkingDirectory), cancellationToken), options.WorkingDirectory);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Reader.DisposeAsync();
        await database.DisposeAsync();
    }
}
