using LlmEval.Adapters.Git;
using LlmEval.Adapters.Postgres;
using LlmEval.Adapters.Postgres.Results;
using LlmEval.Adapters.Resilience;
using LlmEval.Adapters.Snapshots;
using LlmEval.Core.Assignments.Scoring;
using LlmEval.Core.Comparison;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Sandboxing;
using LlmEval.Core.Extraction;
using LlmEval.Core.Generation;
using LlmEval.Core.Pipeline;
using LlmEval.Core.Pipeline.Events;
using LlmEval.Core.Pipeline.Judging;
using LlmEval.Core.Scoring;

namespace LlmEval.Adapters.Hosting;

/// <summary>A plan with everything that its session runs on: sandbox, database, models. Opened together, closed together.</summary>
public sealed class SessionHost : IAsyncDisposable
{
    private readonly EvalSession? session;
    private readonly IReadOnlyList<IAsyncDisposable> owned;

    private SessionHost(EvalPlan plan, EvalSession? session, IReadOnlyList<IAsyncDisposable> owned) =>
        (Plan, this.session, this.owned) = (plan, session, owned);

    /// <summary>The plan.</summary>
    public EvalPlan Plan { get; }

    /// <summary>The session; it has not begun yet.</summary>
    public EvalSession Session => session ?? throw new InvalidOperationException("This host was made for looking at the plan only.");

    /// <summary>Tracks the run; null when the config says nowhere.</summary>
    public SessionTracking? Tracking { get; private init; }

    /// <summary>Publishes the run; null when it is not to be.</summary>
    public SessionPublishing? Publishing { get; private init; }

    /// <summary>Stores and judges the pairs of the run.</summary>
    public SessionJudging? Judging { get; private init; }

    /// <summary>Only the plan, for listing its cases: starts nothing.</summary>
    public static SessionHost WithoutPorts(EvalPlan plan) => new(plan, null, []);

    /// <summary>Starts the sandbox, opens the database and makes the models' clients.</summary>
    /// <param name="plan">What will be run.</param>
    /// <param name="options">What the command asks for.</param>
    /// <param name="observer">Is told what happens.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <exception cref="SandboxUnavailableException">No sandbox can run here.</exception>
    /// <exception cref="StorageException">The database cannot be opened.</exception>
    /// <exception cref="Core.Domain.Models.ModelSetupException">A model cannot be used.</exception>
    /// <exception cref="SnapshotException">The accepted snapshot cannot be read.</exception>
    /// <exception cref="RunNotFoundException">The run to start from is not there.</exception>
    public static async Task<SessionHost> OpenAsync(EvalPlan plan, RunOptions options, IRunObserver observer, CancellationToken cancellationToken)
    {
        var time = TimeProvider.System;
        var folder = Path.GetDirectoryName(plan.Config.Path)!;
        var opened = new List<IAsyncDisposable>();
        try
        {
            var attempts = AttemptAccess.IsNeededBy(plan) ? await AttemptAccess.OpenAsync(plan.Config, options.WorkingDirectory, time, cancellationToken) : null;
            if (attempts is not null) opened.Add(attempts);
            var sandbox = attempts?.Sandbox ?? await SandboxBackends.StartAsync(plan.Config.Sandbox, time, new Preparation(observer), cancellationToken);
            opened.Add(sandbox);
            var database = await PostgresDatabase.OpenAsync(DatabaseAccess.OptionsFor(plan.Config, options.WorkingDirectory), cancellationToken);
            opened.Add(database);
            var store = new PostgresResultStore(database);
            opened.Add(store);
            var reader = new PostgresResultReader(database);
            var answers = new PostgresAnswerCache(database);
            opened.Add(answers);
            var start = new SessionStart
            {
                Base = options.Base is { } named ? await RunFinder.FindAsync(reader, named, plan.Config, cancellationToken) : null,
                Cache = options.Cache,
            };
            var budget = plan.Config.MaxCostUsd is { } limit ? new BudgetLedger(limit) : null;
            var clients = new ModelClientFactory(ModelProviders.All(time), time) { Prices = plan.Config.Prices, Budget = budget, Secrets = KnownSecrets.Of(plan.Config) };
            var judges = options is { Judges: true, CallsNobody: false };
            var evalSession = new EvalSession(plan, new SessionPorts
            {
                CreateClient = options.CallsNobody ? _ => new UnaskedModel() : clients.Create,
                Extractor = new MarkdownCodeExtractor(),
                Sandbox = sandbox,
                Scorers = attempts is null ? [new TestsScorer()] : [new TestsScorer(), new AssignmentScorer()],
                Assignments = attempts?.Ports(judges ? attempts.JudgeOf(plan.Config, clients.Create, answers, options.Cache) : null),
                Store = store,
                Results = reader,
                Answers = answers,
                Observer = observer,
                Snapshots = plan.Config.Snapshot.Mode == SnapshotMode.Off ? null : SnapshotFiles.Open(plan.Config.Path),
                Time = time,
                Budget = budget,
                ToolVersion = ToolVersion.Full,
                GitCommit = await GitCommit.OfAsync(folder, cancellationToken),
            }, start);
            opened.Add(evalSession);
            var judged = judges ? plan.Config : plan.Config with { Judge = null };
            var judging = new SessionJudging(
                new JudgeSession(judged, JudgeAccess.PortsOf(database, answers, clients.Create, plan.Config, budget, observer, time), options.Cache), observer, judged.Judge is not null);
            opened.Add(judging);
            return new SessionHost(plan, evalSession, opened)
            {
                Judging = judging,
                Tracking = TrackingAccess.TargetOf(plan.Config.Tracking) is { } target
                    ? new SessionTracking(TrackingAccess.Create(database, folder, options.WorkingDirectory), target, observer, time)
                    : null,
                Publishing = plan.Config.Observatory.Enabled
                    ? new SessionPublishing(
                        PublishingAccess.Create(database, plan.Config.Observatory, message => observer.Observe(new RunWarning(message)), folder, options.WorkingDirectory),
                        plan.Config,
                        PublishingAccess.TargetOf(plan.Config.Observatory, folder, options.WorkingDirectory),
                        observer,
                        time)
                    : null,
            };
        }
        catch
        {
            await DisposeAllAsync(opened);
            throw;
        }
    }

    /// <summary>Begins the run, and notes where it is to be tracked and published.</summary>
    /// <exception cref="StorageException">The store refuses.</exception>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        await Session.BeginAsync(cancellationToken);
        if (Tracking is { } tracking) await tracking.ExpectAsync(Session.Run.Id);
        if (Publishing is { } publishing) await publishing.ExpectAsync(Session.Run.Id);
    }

    /// <summary>What follows a run that has ended: its judging, and sending it to where it is tracked and published. Never fails the run.</summary>
    public async Task FollowUpAsync(RunRecord run)
    {
        if (Judging is { } judging) await judging.JudgeAsync(run);
        if (Tracking is { } tracking) await tracking.SendAsync(run);
        if (Publishing is { } publishing) await publishing.SendAsync(run);
    }

    /// <summary>Stops the run, or its judging, keeping what is done; see <see cref="EvalSession.Stop"/>.</summary>
    public void Stop()
    {
        Session.Stop();
        Judging?.Stop();
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => DisposeAllAsync(owned);

    // Last in, first out: the session before the store that it writes to.
    private static async ValueTask DisposeAllAsync(IReadOnlyList<IAsyncDisposable> all)
    {
        foreach (var one in all.Reverse()) await one.DisposeAsync();
    }

    private sealed class Preparation(IRunObserver observer) : IProgress<string>
    {
        public void Report(string value) => observer.Observe(new RunPreparing(value));
    }
}
