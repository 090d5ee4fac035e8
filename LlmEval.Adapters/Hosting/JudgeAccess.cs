using LlmEval.Adapters.Postgres;
using LlmEval.Adapters.Postgres.Results;
using LlmEval.Adapters.Postgres.Review;
using LlmEval.Adapters.Resilience;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Generation;
using LlmEval.Core.Pipeline.Events;
using LlmEval.Core.Pipeline.Judging;

namespace LlmEval.Adapters.Hosting;

/// <summary>Judging of stored runs by a config's judge, with the database that they are in. Opened together, closed together.</summary>
public sealed class JudgeAccess : IAsyncDisposable
{
    private readonly IReadOnlyList<IAsyncDisposable> owned;
    private readonly JudgeSession session;
    private readonly PostgresResultReader results;
    private readonly BudgetLedger? budget;

    private JudgeAccess(JudgeSession session, PostgresResultReader results, BudgetLedger? budget, IReadOnlyList<IAsyncDisposable> owned) =>
        (this.session, this.results, this.budget, this.owned) = (session, results, budget, owned);

    /// <summary>How the budget stands; null when there is none.</summary>
    public BudgetState? Budget => budget?.State;

    /// <summary>Opens the database of a config and makes its judge's client.</summary>
    /// <exception cref="StorageException">The database cannot be opened.</exception>
    /// <exception cref="ModelSetupException">The judging model cannot be used.</exception>
    public static async Task<JudgeAccess> OpenAsync(
        EvalConfig config, string workingDirectory, CachePolicy cache, IRunObserver observer, CancellationToken cancellationToken)
    {
        var time = TimeProvider.System;
        var opened = new List<IAsyncDisposable>();
        try
        {
            var database = await PostgresDatabase.OpenAsync(DatabaseAccess.OptionsFor(config, workingDirectory), cancellationToken);
            opened.Add(database);
            var answers = new PostgresAnswerCache(database);
            opened.Add(answers);
            var ledger = config.MaxCostUsd is { } limit ? new BudgetLedger(limit) : null;
            var clients = new ModelClientFactory(ModelProviders.All(time), time) { Prices = config.Prices, Budget = ledger, Secrets = KnownSecrets.Of(config) };
            var judging = new JudgeSession(config, PortsOf(database, answers, clients.Create, config, ledger, observer, time), cache);
            opened.Add(judging);
            return new JudgeAccess(judging, new PostgresResultReader(database), ledger, opened);
        }
        catch
        {
            await DisposeAllAsync(opened);
            throw;
        }
    }

    /// <summary>Judges a run that has ended; what its models cost counts against the budget.</summary>
    /// <exception cref="StorageException">The database cannot be reached.</exception>
    public async Task<JudgingReport> JudgeAsync(RunRecord run, CancellationToken stop)
    {
        var cases = await results.ReadCasesAsync(run.Id, stop);
        budget?.AddSpent(CostSummary.Of([.. cases.SelectMany(facts => facts.Samples)]).PaidUsd);
        return await session.RunAsync(run, stop) ?? throw new InvalidOperationException("The config has no judge.");
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => DisposeAllAsync(owned);

    /// <summary>What judging works with in an open database.</summary>
    internal static JudgePorts PortsOf(
        PostgresDatabase database, IAnswerCache answers, Func<ModelOptions, IModelClient> createClient, EvalConfig config, BudgetLedger? budget, IRunObserver observer, TimeProvider time) => new()
        {
            CreateClient = createClient,
            Samples = new PostgresAnsweredSamples(database),
            Results = new PostgresResultReader(database),
            Reviews = new PostgresReviewStore(database),
            Reader = new PostgresReviewReader(database),
            Guidelines = new PostgresGuidelineStore(database),
            Answers = answers,
            Observer = observer,
            Prices = config.Prices,
            Budget = budget,
            Time = time,
        };

    private static async ValueTask DisposeAllAsync(IReadOnlyList<IAsyncDisposable> all)
    {
        foreach (var one in all.Reverse()) await one.DisposeAsync();
    }
}
