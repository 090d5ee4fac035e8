using System.Collections.Concurrent;
using System.Diagnostics;
using LlmEval.Core.Comparison;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Pipeline.Events;
using LlmEval.Core.Pipeline.Telemetry;

namespace LlmEval.Core.Pipeline;

/// <summary>
/// One run of a plan. Schedules samples (fair over models, bounded per provider and per sandbox), stores each as it happens, and hands
/// every case's report to whoever waits for it.
/// </summary>
/// <remarks>
/// Life: <see cref="BeginAsync"/> once, then <see cref="Request(IEnumerable{EvalCase})"/> or <see cref="ReportAsync"/> per case, then
/// <see cref="FinishAsync"/> once.
/// A failure of the store breaks the session: every waiter gets the exception, and the run ends as failed.
/// </remarks>
public sealed class EvalSession : IAsyncDisposable
{
    /// <summary>How long work in flight may go on after a stop.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(700);

    private readonly EvalPlan plan;
    private readonly SessionPorts ports;
    private readonly SessionStart start;
    private readonly AnswerSource answers;
    private readonly SampleRunner runner;
    private readonly Dictionary<string, CaseProgress> cases;
    private readonly Dictionary<string, ModelLane> lanes;
    private readonly ConcurrentDictionary<Task, byte> executing = new();
    private readonly CancellationTokenSource stop = new();
    private readonly CancellationTokenSource abort = new();
    private readonly RunCompletion completion;
    private volatile bool interrupted;
    private volatile bool budgetReached;
    private volatile bool settled;
    private Task lanesRunning = Task.CompletedTask;
    private volatile Exception? broken;
    private Activity? span;

    /// <summary>Makes the models' clients; touches nothing outside yet.</summary>
    /// <exception cref="Domain.Models.ModelSetupException">A model cannot be used.</exception>
    public EvalSession(EvalPlan plan, SessionPorts ports, SessionStart? start = null)
    {
        (this.plan, this.ports, this.start) = (plan, ports, start ?? new SessionStart());
        answers = new AnswerSource(ports.Answers, this.start);
        runner = new SampleRunner(plan.Config, ports, answers);
        cases = plan.Cases.Select(planned => new CaseProgress(new RunCase(CaseId.New(), planned)))
            .ToDictionary(progress => progress.RunCase.Case.Name, StringComparer.Ordinal);
        lanes = plan.Cases.Select(planned => planned.Model).DistinctBy(model => model.Id)
            .ToDictionary(model => model.Id, model => new ModelLane(model, ports.CreateClient(model), ports.Sandbox.Workers), StringComparer.Ordinal);
        completion = new RunCompletion(plan, RunRecords.Begin(plan, ports, this.start.Base), ports);
        abort.Token.Register(() => LetGo(waited => waited.TrySetCanceled(stop.Token)));
    }

    /// <summary>True once <see cref="Stop"/> was called.</summary>
    public bool IsStopped => interrupted;

    /// <summary>True once a call was not made because it might have cost more than was left of the budget.</summary>
    public bool IsBudgetReached => budgetReached;

    /// <summary>The run as it stands.</summary>
    public RunRecord Run => completion.Run;

    /// <summary>Stores the run, or goes on with its base, and makes ready. Nothing is generated until a case is requested.</summary>
    /// <exception cref="StorageException">The store refuses.</exception>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        var begun = await ports.Store.BeginRunAsync(Run, plan, [.. cases.Values.Select(progress => progress.RunCase)], cancellationToken);
        completion.Begin(begun.Run);
        answers.Begin(begun.Run.Id);
        // Whoever goes on makes again what an outage took away; whoever does part of a run again wants the rest as it was.
        var onlyFinal = start.Base?.Carry == Carry.Done;
        foreach (var known in begun.Cases) cases[known.Facts.Name].Restore(known, onlyFinal);
        if (start.Base?.Run == begun.Run.Id) ports.Budget?.AddSpent(CostSummary.Of([.. begun.Cases.SelectMany(known => known.Facts.Samples)]).PaidUsd);
        span = RunTelemetry.BeginRun(Run);
        lanesRunning = Task.WhenAll(lanes.Values.Select(lane => lane.RunAsync(MakeAsync, stop.Token)));
        ports.Observer.Observe(new RunStarted
        {
            Run = Run,
            Models = RunRecords.Shares(plan),
            TakenOver = TakenOver.Of(start.Base, begun, cases.Values),
            Budget = ports.Budget?.State,
        });
    }

    /// <summary>Schedules every case, in the plan's order.</summary>
    public void RequestAll() => Request(plan.Cases);

    /// <summary>Schedules cases of the plan, in their order.</summary>
    public void Request(IEnumerable<EvalCase> planned)
    {
        foreach (var one in planned) Request(cases[one.Name]);
    }

    /// <summary>Waits for a case, and schedules it if nobody has.</summary>
    /// <exception cref="StorageException">The store broke; the case is not stored.</exception>
    /// <exception cref="OperationCanceledException">The session was stopped before the case was done.</exception>
    public async Task<CaseReport> ReportAsync(string caseName)
    {
        var progress = cases[caseName];
        Request(progress);
        var done = WhenDoneAsync(progress);
        // After the budget is reached, what is in flight still ends well.
        if (interrupted) progress.LetGo(waited => waited.TrySetCanceled(stop.Token));
        await done;
        return await ReadReportAsync(progress);
    }

    /// <summary>Takes no new samples; what is in flight may end within a short grace, then it is cut off. Safe to call again.</summary>
    public void Stop()
    {
        if (interrupted) return;
        interrupted = true;
        stop.Cancel();
        abort.CancelAfter(Grace);
    }

    /// <summary>
    /// Waits until nothing is in flight, decides the gates and stores how the run ended. Cases that nobody requested stay not measured.
    /// </summary>
    /// <exception cref="StorageException">The store broke, now or earlier.</exception>
    public async Task<RunFinished> FinishAsync(CancellationToken cancellationToken)
    {
        var status = interrupted ? RunStatus.Interrupted : budgetReached ? RunStatus.BudgetReached : RunStatus.Completed;
        await stop.CancelAsync();
        await SettleAsync();
        if (broken is not null) throw new StorageException(broken.Message, broken);
        return await completion.FinishAsync(Facts(), status, cancellationToken);
    }

    /// <summary>Waits until every case that was requested so far is done, or will not be done any more. Does not throw.</summary>
    public async Task WhenSettledAsync()
    {
        foreach (var progress in cases.Values.Where(progress => progress.IsRequested))
        {
            await WhenDoneAsync(progress).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>The gates on what is known now.</summary>
    public IReadOnlyList<GateResult> EvaluateGates() => completion.EvaluateGates(Facts(), budgetReached);

    /// <summary>What is known now held against the accepted snapshot; null when that is off.</summary>
    public SnapshotResult? CompareSnapshot() => completion.CompareSnapshot(Facts());

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await abort.CancelAsync();
        await lanesRunning;
        await Task.WhenAll(executing.Keys);
        foreach (var lane in lanes.Values) await lane.DisposeAsync();
        span?.Dispose();
        stop.Dispose();
        abort.Dispose();
    }

    private void Request(CaseProgress progress)
    {
        if (progress.TryRequest() && !stop.IsCancellationRequested)
        {
            foreach (var kept in progress.Facts().Samples) ports.Observer.Observe(new SampleFinished(progress.RunCase.Case.Model.Id, progress.RunCase.Case.Name, kept));
            lanes[progress.RunCase.Case.Model.Id].Enqueue(progress);
        }
    }

    // A case is waited for from here on, so whatever let go of the waiting before lets go of this too.
    private Task WhenDoneAsync(CaseProgress progress)
    {
        var done = progress.WhenDone;
        if (broken is { } fault) progress.LetGo(waited => waited.TrySetException(fault));
        if (settled || abort.IsCancellationRequested) progress.LetGo(waited => waited.TrySetCanceled(stop.Token));
        return done;
    }

    // Runs in a loop of the lane: the loop is held until there is an answer, and while too many of the model's answers wait for a sandbox.
    private async Task MakeAsync(ModelLane lane, CaseWork work)
    {
        // What is begun from here on is part of the case; it is forgotten when this method returns.
        Activity.Current = work.Progress.Begin(span);
        try
        {
            if (work.Sample is not { } index)
            {
                await ConcludeAsync(work.Progress);
                return;
            }

            var sample = await runner.FindAsync(work.Progress.RunCase, index, abort.Token) ?? await AskAsync(lane, work.Progress.RunCase, index);
            if (sample is null) return;
            await lane.WaitForRoomAsync(abort.Token);
            var task = CompleteAsync(lane, work.Progress, sample);
            executing.TryAdd(task, 0);
            _ = task.ContinueWith(done => executing.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Not begun, or cut off in flight: nothing of it is kept, and its case stays open.
        }
        catch (Exception fault)
        {
            Break(fault);
        }
    }

    // The right to call is held until the answer is kept, so that a kill costs no more calls than may be in flight. Whatever ends the
    // session ends it before the right is given up: nobody calls after that.
    private async Task<SampleResult?> AskAsync(ModelLane lane, RunCase item, int index)
    {
        await lane.BeginCallAsync(stop.Token);
        try
        {
            // A semaphore may let one in that was told to go at the same moment.
            stop.Token.ThrowIfCancellationRequested();
            var sample = await runner.AskAsync(lane.Client, item, index, abort.Token);
            if (sample is null) EndForBudget();
            return sample;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Break(fault);
            return null;
        }
        finally
        {
            lane.EndCall();
        }
    }

    private async Task CompleteAsync(ModelLane lane, CaseProgress progress, SampleResult sample)
    {
        await Task.Yield();
        var evalCase = progress.RunCase.Case;
        try
        {
            if (SampleRunner.NeedsExecution(sample)) sample = await runner.ExecuteAsync(evalCase, sample, abort.Token);
            sample = await runner.ScoreAsync(evalCase, sample, abort.Token);
            await ports.Store.SaveSampleAsync(progress.RunCase.Id, sample, CancellationToken.None);
            var facts = SampleFacts.Of(sample);
            RunMetrics.Count(evalCase, sample);
            ports.Observer.Observe(new SampleFinished(evalCase.Model.Id, evalCase.Name, facts));
            if (progress.Add(facts)) await ConcludeAsync(progress);
        }
        catch (OperationCanceledException) when (abort.IsCancellationRequested)
        {
            // As above.
        }
        catch (Exception fault)
        {
            Break(fault);
        }
        finally
        {
            lane.LeaveRoom();
        }
    }

    private async Task ConcludeAsync(CaseProgress progress)
    {
        if (!progress.IsConcluded)
        {
            var result = progress.Conclude(plan.Config.Scoring.CasePasses, ports.Time.GetUtcNow());
            await ports.Store.SaveCaseAsync(result, CancellationToken.None);
            progress.Keep(CaseFacts.Of(result));
            RunMetrics.Count(progress.Facts());
        }

        ports.Observer.Observe(new CaseFinished(progress.Facts()));
        progress.Finish();
    }

    // A report of what did not pass shows code and output. They are read back when it is asked for: a long run must not keep them.
    private async Task<CaseReport> ReadReportAsync(CaseProgress progress)
    {
        var facts = progress.Facts();
        var stored = facts.Verdict == CaseVerdict.Passed ? null : await ports.Results.ReadCaseAsync(Run.Id, facts.Name, CancellationToken.None);
        return CaseReport.Of(facts, progress.StartedAt ?? ports.Time.GetUtcNow(), stored?.Samples ?? [], progress.RunCase.Case.Samples);
    }

    // Takes no new samples. What is in flight is paid for, and ends as if nothing had happened.
    private void EndForBudget()
    {
        budgetReached = true;
        if (stop.IsCancellationRequested) return;
        stop.Cancel();
        _ = SettleAsync();
    }

    private async Task SettleAsync()
    {
        await lanesRunning;
        await Task.WhenAll(executing.Keys);
        settled = true;
        LetGo(waited => waited.TrySetCanceled());
    }

    // A fault here is the store's or a bug: going on would lose results silently.
    private void Break(Exception fault)
    {
        Interlocked.CompareExchange(ref broken, fault, null);
        LetGo(waited => waited.TrySetException(fault));
        stop.Cancel();
        abort.Cancel();
    }

    // Whoever waits for a case that will not be done any more is let go; reports that are already there stay.
    private void LetGo(Action<TaskCompletionSource> end)
    {
        foreach (var progress in cases.Values) progress.LetGo(end);
    }

    // Cases that nobody asked for (a filter left them out) are no part of the run's results.
    private List<CaseFacts> Facts() => [.. cases.Values.Where(progress => progress.IsRequested).Select(progress => progress.Facts())];
}
