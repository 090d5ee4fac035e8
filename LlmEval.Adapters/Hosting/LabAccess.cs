using LlmEval.Adapters.Lab;
using LlmEval.Adapters.Postgres;
using LlmEval.Adapters.Postgres.Lab;
using LlmEval.Adapters.Postgres.Results;
using LlmEval.Adapters.Resilience;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Lab.Figures;
using LlmEval.Core.Pipeline.Lab;

namespace LlmEval.Adapters.Hosting;

/// <summary>The lab over an open database: what it keeps, and who makes its runs. Opened together, closed together.</summary>
/// <remarks>One for a process: all that is made through it shares the limits of its connections.</remarks>
public sealed class LabAccess : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> owned = [];

    private LabAccess(PostgresDatabase database, LabSettings settings, ILabObserver observer)
    {
        var time = TimeProvider.System;
        var (store, answers) = (new PostgresResultStore(database), new PostgresAnswerCache(database));
        Settings = settings;
        Catalogue = new PostgresLabCatalogue(database);
        Runs = new PostgresLabRuns(database);
        Experiments = new PostgresLabExperiments(database);
        Scoring = new PostgresLabScoring(database);
        Evidence = new LabEvidenceReader(
            new PostgresLabRevision(database), prompt => EvidenceReading.ReadAsync(Experiments, Scoring, prompt, CancellationToken.None));
        Models = new LabModels(settings, KnownSecrets.Of(settings), new SharedLimits(time), time);
        Runner = new LabRunner(new LabPorts
        {
            Catalogue = Catalogue,
            Runs = Runs,
            Experiments = Experiments,
            Scoring = Scoring,
            Models = Models,
            Settings = settings,
            Store = store,
            Results = new PostgresResultReader(database),
            Answers = answers,
            Observer = observer,
            Time = time,
            ToolVersion = ToolVersion.Full,
        });
        // The runner ends before what it writes to.
        owned.AddRange([store, answers, Runner]);
    }

    /// <summary>The connections, prices and the budget.</summary>
    public LabSettings Settings { get; }

    /// <summary>Keeps prompts, configs and review prompts.</summary>
    public ILabCatalogue Catalogue { get; }

    /// <summary>Keeps runs and sessions.</summary>
    public ILabRuns Runs { get; }

    /// <summary>Reads experiments.</summary>
    public ILabExperiments Experiments { get; }

    /// <summary>Keeps scores.</summary>
    public ILabScoring Scoring { get; }

    /// <summary>Reads what figures and recommendations are made of, and keeps it until somebody writes.</summary>
    public LabEvidenceReader Evidence { get; }

    /// <summary>Makes models of configs and review prompts.</summary>
    public ILabModels Models { get; }

    /// <summary>Makes runs, sessions and scorings.</summary>
    public LabRunner Runner { get; }

    /// <summary>The lab over a database that stays open when this is closed.</summary>
    public static LabAccess Over(PostgresDatabase database, LabSettings settings, ILabObserver observer) => new(database, settings, observer);

    /// <summary>Opens the database that a command in this folder means; makes an embedded one that is not there yet, and gives a new lab its first review prompts.</summary>
    /// <param name="settings">The connections, prices and the budget.</param>
    /// <param name="workingDirectory">Absolute path of the folder that the command was given in.</param>
    /// <param name="observer">Is told what happens.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <exception cref="StorageException">It cannot be opened.</exception>
    public static async Task<LabAccess> OpenAsync(LabSettings settings, string workingDirectory, ILabObserver observer, CancellationToken cancellationToken)
    {
        var database = await PostgresDatabase.OpenAsync(DatabaseAccess.OptionsFor(workingDirectory), cancellationToken);
        var access = new LabAccess(database, settings, observer);
        access.owned.Insert(0, database);
        try
        {
            await LabSeeding.SeedAsync(access.Catalogue, settings, cancellationToken);
            return access;
        }
        catch
        {
            await access.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens the lab of a folder as the command line does: its <c>lab.yaml</c>, else the usual connections, and its database.</summary>
    /// <param name="folder">Absolute path of the folder.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <exception cref="ConfigException">The file is not right; the message shows every problem at its place.</exception>
    /// <exception cref="StorageException">The database cannot be opened.</exception>
    public static Task<LabAccess> OpenAsync(string folder, CancellationToken cancellationToken = default) =>
        OpenAsync(LabFileAccess.Load(named: null, folder, callsNobody: false, warn: _ => { }), folder, new SilentLabObserver(), cancellationToken);

    /// <summary>Reads what figures and recommendations are made of: experiments, and what judges and people said of them.</summary>
    /// <param name="prompt">The prompt's name; null for all prompts.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="StorageException">The database cannot be reached.</exception>
    public Task<LabEvidence> ReadEvidenceAsync(string? prompt, CancellationToken cancellationToken) => Evidence.ReadAsync(prompt, cancellationToken);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var one in Enumerable.Reverse(owned)) await one.DisposeAsync();
    }
}
