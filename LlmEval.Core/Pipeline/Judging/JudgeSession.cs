using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Prompting;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Judging;
using LlmEval.Core.Judging.Bias;
using LlmEval.Core.Pipeline.Events;

namespace LlmEval.Core.Pipeline.Judging;

/// <summary>
/// Stores the pairs of a run and has the config's judge say which response is better. Done again, it goes on: what is judged is left alone,
/// what was unresolved is tried again. It changes nothing of the run itself.
/// </summary>
public sealed class JudgeSession : IAsyncDisposable
{
    /// <summary>How long a call in flight may go on after a stop.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(700);

    private readonly EvalConfig config;
    private readonly JudgePorts ports;
    private readonly CachePolicy cache;
    private readonly IModelClient? client;

    /// <summary>Makes the judge's client; touches nothing outside yet.</summary>
    /// <param name="config">The config; without a <see cref="EvalConfig.Judge"/>, only pairs are stored.</param>
    /// <param name="ports">What it works with.</param>
    /// <param name="cache">How answers that others paid for are used.</param>
    /// <exception cref="ModelSetupException">The judging model cannot be used.</exception>
    public JudgeSession(EvalConfig config, JudgePorts ports, CachePolicy cache = CachePolicy.Use)
    {
        (this.config, this.ports, this.cache) = (config, ports, cache);
        client = config.Judge is { } judge ? ports.CreateClient(judge.Model) : null;
    }

    /// <summary>Stores the pairs of a run, and has them judged.</summary>
    /// <param name="run">A run that has ended.</param>
    /// <param name="stop">Begins no further call; what is in flight has a short grace.</param>
    /// <returns>How the judging stands; null when the config has no judge.</returns>
    /// <exception cref="StorageException">The store cannot be reached, or somebody else judges the run.</exception>
    public async Task<JudgingReport?> RunAsync(RunRecord run, CancellationToken stop)
    {
        // Before anything is changed: whoever comes second changes nothing, and asks nobody.
        await using var judging = config.Judge is null ? null : await ports.Reviews.BeginJudgingAsync(run.Id, CancellationToken.None);
        var pairs = new List<ResponsePair>();
        await foreach (var chunk in PairStoring.StoreAsync(ports, config, run, CancellationToken.None))
        {
            // Without a judge nobody looks at them now, and a large run has very many.
            if (client is not null) pairs.AddRange(chunk);
        }

        if (config.Judge is not { } options) return null;

        var judge = new PairwiseJudge(options, Remembering(options.Model, run.Id), FenceTokens.Seeded(config.Seed));
        if (pairs.Count > 0) await ports.Reviews.AddJudgeAsync(judge.Record, CancellationToken.None);
        var earlier = await JudgedEarlier.ReadAsync(ports.Reader, run.Id, judge.Record.Hash, CancellationToken.None);
        ports.Budget?.AddSpent(earlier.PaidUsd);
        var open = pairs.Where(pair => !earlier.IsDone(pair)).ToList();
        ports.Observer.Observe(new JudgingStarted(judge.Record.Name, judge.Record.Mode, pairs.Count, pairs.Count - open.Count));
        var (status, problem) = await JudgeAsync(open, new PairJudging(judge, ports, earlier), options.Model.Limits.Concurrency, stop);
        var report = await ReportAsync(run, judge.Record, pairs, status, problem);
        ports.Observer.Observe(new JudgingFinished(report));
        return report;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => client?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task<(JudgingStatus Status, string? Problem)> JudgeAsync(List<ResponsePair> open, PairJudging judging, int atOnce, CancellationToken stop)
    {
        var isOver = false;
        using var abort = new CancellationTokenSource();
        await using var grace = stop.Register(() => abort.CancelAfter(Grace));
        var (next, done) = (-1, 0);
        ModelError? ends = null;
        await Task.WhenAll(Enumerable.Range(0, Math.Min(atOnce, open.Count)).Select(_ => WorkAsync()));
        return ends switch
        {
            { Kind: ModelErrorKind.BudgetReached } => (JudgingStatus.BudgetReached, ends.Message),
            not null => (JudgingStatus.Refused, ends.Message),
            _ => stop.IsCancellationRequested && done < open.Count ? (JudgingStatus.Stopped, "stopped") : (JudgingStatus.Completed, null),
        };

        // Asked of the flags themselves: what is told of a cancellation is told later.
        bool HasEnded() => stop.IsCancellationRequested || Volatile.Read(ref isOver);

        async Task WorkAsync()
        {
            // Every worker goes its own way from here, on whatever thread is free.
            await Task.Yield();
            try
            {
                while (!HasEnded() && Interlocked.Increment(ref next) is var index && index < open.Count)
                {
                    var result = await judging.JudgeAsync(open[index], HasEnded, abort.Token);
                    if (result.Judgment is { } judgment) ports.Observer.Observe(new PairJudged(judgment.Kind, judgment.IsInconsistent, result.Paid));
                    if (result.Ends is not { } error)
                    {
                        Interlocked.Increment(ref done);
                        continue;
                    }

                    Interlocked.CompareExchange(ref ends, error, null);
                    Volatile.Write(ref isOver, true);
                }
            }
            catch (OperationCanceledException) when (HasEnded())
            {
                // The pair stays open.
            }
            catch
            {
                // The store is broken: whoever is in flight need not run into it as well.
                Volatile.Write(ref isOver, true);
                throw;
            }
        }
    }

    private JudgeModel Remembering(ModelOptions model, RunId run) => new(model, client!, ports.Answers, ports.Prices, ports.Time) { Policy = cache, Run = run };

    private async Task<JudgingReport> ReportAsync(RunRecord run, JudgeRecord judge, List<ResponsePair> pairs, JudgingStatus status, string? problem)
    {
        var judgments = new List<Judgment>();
        // Critiques and spans of a large run are many megabytes, and nobody counts them.
        await foreach (var entry in ports.Reader.ReadJudgmentsAsync(run.Id, CancellationToken.None)) judgments.Add(entry.Judgment with { Critique = null, Spans = [] });
        var input = new BiasInput
        {
            Judge = judge,
            Pairs = pairs,
            Judgments = judgments,
            Calls = await ports.Reader.ReadCallFactsAsync(run.Id, judge.Hash, CancellationToken.None),
            Samples = pairs.Count == 0 ? [] : await ports.Samples.ReadAnsweredAsync(run.Id, CancellationToken.None),
            Models = (await ports.Results.ReadSetupAsync(run.Id, CancellationToken.None)).Models,
        };
        return JudgingReporter.Report(run, input, status, problem);
    }
}
