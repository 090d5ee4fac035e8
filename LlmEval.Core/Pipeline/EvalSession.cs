using System.Diagnostics;
using LlmEval.Core.Comparison;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Pipeline.Assignments;
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
    private readonly EvalPlan plan;
    private readonly SessionPorts ports;
    private readonly SessionStart start;
    private readonly AnswerSource answers;
    private readonly Turns turns;
    private readonly CaseWorker worker;
    private readonly Dictionary<string, CaseProgress> cases;
    private readonly Dictionary<string, ModelLane> lanes;
    private readonly FollowUps followUps;
    private readonly SessionStop stop = new();
    private readonly RunCompletion completion;
    private volatile bool settled;
    private Task lanesRunning = Task.CompletedTask;
    private Activity? span;

    /// <summary>Makes the models' clients; touches nothing outside yet.</summary>
    /// <exception cref="Domain.Models.ModelSetupException">A model cannot be used.</exception>
    public EvalSession(EvalPlan plan, SessionPorts ports, SessionStart? start = null)
    {
        (this.plan, this.ports, this.start) = (plan, ports, start ?? new SessionStart());
        answers = new AnswerSource(ports.Answers, this.start);
        turns = new Turns(ports);
        var gate = new Lock();
        cases = plan.Cases.Select(planned => new CaseProgress(new RunCase(CaseId.New(), planned), plan.Config.Scoring.CasePasses, gate))
            .ToDictionary(progress => progress.RunCase.Case.Name, StringComparer.Ordinal);
        lanes = plan.Cases.Select(planned => planned.Model).DistinctBy(model => model.Id)
            .ToDictionary(model => model.Id, model => new ModelLane(model, ports.CreateClient(model), ports.Sandbox.Workers), StringComparer.Ordinal);
        followUps = new FollowUps(cases);
        worker = new CaseWorker(ports, new SampleRunner(plan.Config, ports, answers), turns, followUps, stop);
        completion = new RunCompletion(plan, RunRecords.Begin(plan, ports, this.start.Base), ports);
        stop.CutOff.Register(() => LetGo(GiveUp));
    }

    /// <summary>True once <see cref="Stop"/> was called.</summary>
    public bool IsStopped => stop.IsInterrupted;

    /// <summary>True once a call was not made because it might have cost more than was left of the budget.</summary>
    public bool IsBudgetReached => stop.IsBudgetReached;

    /// <summary>The run as it stands.</summary>
    public RunRecord Run => completion.Run;

    /// <summary>Stores the run, or goes on with its base, and makes ready. Nothing is generated until a case is requested.</summary>
    /// <exception cref="StorageException">The store refuses.</exception>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        var begun = await ports.Store.BeginRunAsync(Run, plan, [.. cases.Values.Select(progress => progress.RunCase)], cancellationToken);
        completion.Begin(begun.Run);
        answers.Begin(begun);
        turns.Begin(begun.Run);
        // Whoever goes on makes again what an outage took away; whoever does part of a run again wants the rest as it was.
        var onlyFinal = start.Base?.Carry == Carry.Done;
        foreach (var known in begun.Cases) cases[known.Facts.Name].Restore(known, onlyFinal);
        if (start.Base?.Run == begun.Run.Id) ports.Budget?.AddSpent(CostSummary.Of([.. begun.Cases.SelectMany(known => known.Facts.Samples)]).PaidUsd);
        span = RunTelemetry.BeginRun(Run);
        worker.Begin(span);
        lanesRunning = Task.WhenAll(lanes.Values.Select(lane => lane.RunAsync(worker.WorkAsync, stop.Ended)));
        _ = stop.Ended.Register(() => _ = SettleAsync());
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
        if (stop.IsInterrupted) progress.LetGo(waited => waited.TrySetCanceled(stop.Ended));
        await done;
        return await ReadReportAsync(progress);
    }

    /// <summary>Takes no new samples; what is in flight may end within a short grace, then it is cut off. Safe to call again.</summary>
    public void Stop() => stop.Interrupt();

    /// <summary>
    /// Waits until nothing is in flight, decides the gates and stores how the run ended. Cases that nobody requested stay not measured.
    /// </summary>
    /// <exception cref="StorageException">The store broke, now or earlier.</exception>
    public async Task<RunFinished> FinishAsync(CancellationToken cancellationToken)
    {
        var status = stop.IsInterrupted ? RunStatus.Interrupted : stop.IsBudgetReached ? RunStatus.BudgetReached : RunStatus.Completed;
        await stop.EndAsync();
        await SettleAsync();
        if (stop.Fault is { } fault) throw new StorageException(fault.Message, fault);
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
    public IReadOnlyList<GateResult> EvaluateGates() => completion.EvaluateGates(Facts(), stop.IsBudgetReached);

    /// <summary>What is known now held against the accepted snapshot; null when that is off.</summary>
    public SnapshotResult? CompareSnapshot() => completion.CompareSnapshot(Facts());

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await stop.CutOffAsync();
        await lanesRunning;
        await worker.WhenIdleAsync();
        foreach (var lane in lanes.Values) await lane.DisposeAsync();
        span?.Dispose();
        stop.Dispose();
    }

    private void Request(CaseProgress progress)
    {
        if (progress.TryRequest() && !stop.Ended.IsCancellationRequested)
        {
            foreach (var kept in progress.Facts().Samples) ports.Observer.Observe(new SampleFinished(progress.RunCase.Case.Model.Id, progress.RunCase.Case.Name, kept));
            if (followUps.Before(progress) is { } earlier) Request(earlier);
            lanes[progress.RunCase.Case.Model.Id].Enqueue(followUps.Ready(progress));
        }
    }

    // A case is waited for from here on, so whatever let go of the waiting before lets go of this too.
    private Task WhenDoneAsync(CaseProgress progress)
    {
        var done = progress.WhenDone;
        if (settled || stop.CutOff.IsCancellationRequested) progress.LetGo(GiveUp);
        return done;
    }

    // A report of what did not pass shows code and output. They are read back when it is asked for: a long run must not keep them.
    private async Task<CaseReport> ReadReportAsync(CaseProgress progress)
    {
        var facts = progress.Facts();
        var stored = facts.Verdict == CaseVerdict.Passed ? null : await ports.Results.ReadCaseAsync(Run.Id, facts.Name, CancellationToken.None);
        return CaseReport.Of(facts, progress.StartedAt ?? ports.Time.GetUtcNow(), stored?.Samples ?? [], progress.RunCase.Case.Samples);
    }

    private async Task SettleAsync()
    {
        await lanesRunning;
        await worker.WhenIdleAsync();
        settled = true;
        LetGo(GiveUp);
    }

    private void GiveUp(TaskCompletionSource waited)
    {
        if (stop.Fault is { } fault) waited.TrySetException(fault);
        else waited.TrySetCanceled(stop.Ended);
    }

    // Whoever waits for a case that will not be done any more is let go; reports that are already there stay.
    private void LetGo(Action<TaskCompletionSource> end)
    {
        foreach (var progress in cases.Values) progress.LetGo(end);
    }

    // Cases that nobody asked for (a filter left them out) are no part of the run's results.
    private List<CaseFacts> Facts() => [.. cases.Values.Where(progress => progress.IsRequested).Select(progress => progress.Facts())];
}
