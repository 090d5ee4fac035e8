using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Extraction;
using LlmEval.Core.Generation;
using LlmEval.Core.Pipeline.Events;

namespace LlmEval.Core.Pipeline.Lab;

/// <summary>Makes the experiments of a run, as a run of the evaluation pipeline.</summary>
internal sealed class RunGeneration(LabPorts ports, LabStatusWriter statuses)
{
    /// <summary>Makes what is not made yet. The run is at rest when this returns, or about to be scored.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<RunEnd> MakeAsync(LabRun run, BudgetLedger? budget, LabStop stop)
    {
        var plan = await ReadPlanAsync(run);
        var start = new SessionStart { Base = run.EvalRun is { } begun ? new RunBase(begun, Carry.Done) : null, Cache = CachePolicy.Off };
        await using var session = new EvalSession(plan.Plan, PortsOf(run, plan, budget), start);
        await session.BeginAsync(stop.Ended);
        // Before anything is paid for: whoever goes on finds it by this.
        if (run.EvalRun != session.Run.Id) run = await statuses.MoveAsync(run with { EvalRun = session.Run.Id });
        RunStatus status;
        await using (stop.Ended.Register(session.Stop))
        {
            session.RequestAll();
            await session.WhenSettledAsync();
            status = (await session.FinishAsync(CancellationToken.None)).Run.Status;
        }

        return status switch
        {
            RunStatus.Interrupted => throw new OperationCanceledException(stop.Ended),
            RunStatus.BudgetReached => new RunEnd(await statuses.FailAsync(run, BudgetProblem(budget!.State)), IsBudgetReached: true),
            _ => new RunEnd(await statuses.MoveAsync(run with { Status = run.ReviewPrompt is null ? LabRunStatus.ExperimentCompleted : LabRunStatus.Judging, Error = null })),
        };
    }

    /// <summary>That the budget is reached, in words.</summary>
    public static string BudgetProblem(BudgetState budget) => FormattableString.Invariant(
        $"The budget is reached: ${budget.SpentUsd + budget.KeptUsd:0.00####} of ${budget.LimitUsd:0.00####} are spent, and the next call might cost more than is left. Raise max_cost_usd in {LabSettings.FileName}.");

    private async Task<LabPlan> ReadPlanAsync(LabRun run)
    {
        var prompt = await ports.Catalogue.FindPromptAsync(run.Prompt, run.PromptVersion, CancellationToken.None)
            ?? throw new LabNotFoundException($"Prompt not found: {run.Prompt}, version {run.PromptVersion}");
        var models = new List<LabModel>();
        foreach (var (name, version) in run.Configs)
        {
            var config = await ports.Catalogue.FindConfigAsync(name, version, CancellationToken.None) ?? throw new LabNotFoundException($"Config not found: {name}, version {version}");
            models.Add(ports.Models.ModelOf(config));
        }

        return LabPlan.Of(run, prompt, models, ports.Settings);
    }

    private SessionPorts PortsOf(LabRun run, LabPlan plan, BudgetLedger? budget) => new()
    {
        CreateClient = options => ports.Models.CreateClient(plan.Models[options.Id], budget),
        Extractor = new MarkdownCodeExtractor(),
        Sandbox = new NoSandbox(),
        Scorers = [],
        Store = ports.Store,
        Results = ports.Results,
        Answers = ports.Answers,
        Observer = new Experiments(run, plan, ports.Observer),
        Time = ports.Time,
        Budget = budget,
        ToolVersion = ports.ToolVersion,
    };

    private sealed class Experiments(LabRun run, LabPlan plan, ILabObserver observer) : IRunObserver
    {
        public void Observe(RunEvent happened)
        {
            if (happened is SampleFinished made) observer.Observe(new LabExperimentMade(run, made.Model, plan.RowOf[made.CaseName], made.Sample));
        }
    }
}
