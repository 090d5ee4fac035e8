using System.Collections.Concurrent;
using LlmEval.Adapters.Hosting;
using LlmEval.Core.Comparison;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Pipeline;
using LlmEval.Core.Pipeline.Events;
using LlmEval.Core.Pipeline.Judging;

namespace LlmEval.Suites;

/// <summary>One config's run inside the suite: begins when its first case is asked for.</summary>
internal sealed class EvalRun : IAsyncDisposable
{
    private readonly SessionHost host;
    private readonly bool wholePlan;
    private readonly Lazy<Task> begun;
    private readonly Lazy<Task<RunFinished?>> finished;
    private readonly ConcurrentDictionary<string, CaseReport> reports = new(StringComparer.Ordinal);

    /// <summary>A run of the host's plan.</summary>
    /// <param name="host">The plan and what it runs on.</param>
    /// <param name="wholePlan">True when every case will be asked for: the session may then work ahead, fair to all models.</param>
    public EvalRun(SessionHost host, bool wholePlan)
    {
        (this.host, this.wholePlan) = (host, wholePlan);
        begun = new Lazy<Task>(BeginAsync);
        finished = new Lazy<Task<RunFinished?>>(FinishOnceAsync);
    }

    /// <summary>The plan.</summary>
    public EvalPlan Plan => host.Plan;

    /// <summary>The config.</summary>
    public EvalConfig Config => host.Plan.Config;

    /// <summary>Waits for the report of a case.</summary>
    public async Task<CaseReport> ReportAsync(string caseName)
    {
        await begun.Value;
        return reports[caseName] = await host.Session.ReportAsync(caseName);
    }

    /// <summary>The report that a test has waited for, or null.</summary>
    public CaseReport? FindReport(string caseName) => reports.GetValueOrDefault(caseName);

    /// <summary>Decides a gate, once every case that was asked for is settled.</summary>
    public async Task<GateResult> EvaluateGateAsync(int index)
    {
        await SettleAsync();
        return host.Session.EvaluateGates()[index];
    }

    /// <summary>Holds the results against the accepted ones, once every case that was asked for is settled; null when that is off.</summary>
    public async Task<SnapshotResult?> CompareSnapshotAsync()
    {
        await SettleAsync();
        return host.Session.CompareSnapshot();
    }

    /// <summary>Stops the run; see <see cref="EvalSession.Stop"/>. A judging is stopped likewise.</summary>
    public void Stop()
    {
        host.Session.Stop();
        host.Judging?.Stop();
    }

    /// <summary>Whether the run was stopped.</summary>
    public bool IsStopped => host.Session.IsStopped;

    /// <summary>Why cases were not worked on.</summary>
    public string WhyStopped => host.Session.IsBudgetReached ? "budget reached" : "the run was stopped";

    /// <summary>Ends the run once, however often it is asked; null when it never began.</summary>
    public Task<RunFinished?> FinishAsync() => finished.Value;

    /// <summary>The exit code of the run. What it measured decides; only where that is all well, a judging that did not come to its end shows.</summary>
    public async Task<ExitCode> ExitCodeAsync()
    {
        if (await FinishAsync() is not { } end) return ExitCode.NothingRun;
        var measured = RunVerdict.Decide(end.Run, end.Summary, end.Snapshot, Config.FailOn, Config.MaxNotMeasured);
        return host.Judging?.Status switch
        {
            JudgingStatus.Stopped => ExitCode.Interrupted,
            JudgingStatus.BudgetReached when measured == ExitCode.Done => ExitCode.Budget,
            _ => measured,
        };
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => host.DisposeAsync();

    private async Task BeginAsync()
    {
        await host.Session.BeginAsync(CancellationToken.None);
        if (host.Tracking is { } tracking) await tracking.ExpectAsync(host.Session.Run.Id);
        if (wholePlan) host.Session.RequestAll();
    }

    private async Task SettleAsync()
    {
        if (wholePlan) await begun.Value;
        await host.Session.WhenSettledAsync();
    }

    private async Task<RunFinished?> FinishOnceAsync()
    {
        if (!begun.IsValueCreated) return null;
        await begun.Value;
        var end = await host.Session.FinishAsync(CancellationToken.None);
        if (host.Judging is { } judging) await judging.JudgeAsync(end.Run);
        if (host.Tracking is { } tracking) await tracking.SendAsync(end.Run);
        return end;
    }
}
