using LlmEval.Adapters.Hosting;
using LlmEval.Core.Comparison;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Pipeline;
using LlmEval.Core.Pipeline.Events;
using LlmEval.Core.Pipeline.Judging;
using LlmEval.Suites.Running;

namespace LlmEval.Suites;

/// <summary>One config's run inside the suite: begins when its first case is asked for.</summary>
internal sealed class EvalRun : IAsyncDisposable
{
    private readonly SessionHost host;
    private readonly Lazy<Task> begun;
    private readonly Lazy<Task<RunFinished?>> finished;

    /// <summary>A run of the host's plan.</summary>
    /// <param name="host">The plan and what it runs on.</param>
    public EvalRun(SessionHost host)
    {
        this.host = host;
        begun = new Lazy<Task>(BeginApartAsync);
        finished = new Lazy<Task<RunFinished?>>(FinishOnceAsync);
    }

    /// <summary>The plan.</summary>
    public EvalPlan Plan => host.Plan;

    /// <summary>The config.</summary>
    public EvalConfig Config => host.Plan.Config;

    /// <summary>The cases that will be asked for; set before the first one is. The session works ahead on them, fair to all models.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<EvalCase> Selected { get; set; } = [];

    /// <summary>Waits for the report of a case.</summary>
    public async Task<CaseReport> ReportAsync(string caseName)
    {
        await begun.Value;
        return await host.Session.ReportAsync(caseName);
    }

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
    public void Stop() => host.Stop();

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

    // Begun by the first test, the run goes on for long after it: it must not keep NUnit's context of that test.
    private Task BeginApartAsync()
    {
        using (ExecutionContext.SuppressFlow()) return Task.Run(BeginAsync);
    }

    private async Task BeginAsync()
    {
        await host.BeginAsync(CancellationToken.None);
        // Of the plan's rows, which are stored.
        MemoryReturn.LetGo();
        host.Session.Request(Selected);
    }

    private async Task SettleAsync()
    {
        if (Selected.Count > 0) await begun.Value;
        await host.Session.WhenSettledAsync();
    }

    private async Task<RunFinished?> FinishOnceAsync()
    {
        if (!begun.IsValueCreated) return null;
        await begun.Value;
        var end = await host.Session.FinishAsync(CancellationToken.None);
        // Of the facts of all cases, which summary and snapshot were made of.
        MemoryReturn.LetGo();
        await host.FollowUpAsync(end.Run);
        return end;
    }
}
