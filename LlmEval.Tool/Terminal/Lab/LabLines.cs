using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Pipeline.Lab;

namespace LlmEval.Tool.Terminal.Lab;

/// <summary>What happens in the lab as lines on stderr, where no live block can be drawn: every change of a run, and experiments no faster than people read.</summary>
internal sealed class LabLines(ToolContext context, TimeProvider time) : ILabObserver
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly Dictionary<string, RunState> runs = [];
    private long said = long.MinValue;

    /// <inheritdoc />
    public void Observe(LabEvent happened)
    {
        lock (gate)
        {
            switch (happened)
            {
                case LabRunMoved moved:
                    Say(moved.Run);
                    break;
                case LabExperimentMade made:
                    Count(made);
                    break;
                case LabBatchMoved { Batch: { Status: AiBatchStatus.Running } batch } moved when moved.CallsDone > 0:
                    context.Error.WriteLine($"{batch.Prompt} {batch.Run}: {moved.CallsDone} of {moved.CallsPlanned} calls of the judge {batch.JudgeModel}");
                    break;
                case LabBatchMoved { Batch: { Status: AiBatchStatus.Failed } batch }:
                    context.Error.WriteLine($"{batch.Prompt} {batch.Run}: not scored: {batch.Error}");
                    break;
                case LabWarning warning:
                    context.Error.WriteLine($"llm-eval: {warning.Message}");
                    break;
            }
        }
    }

    private void Say(LabRun run)
    {
        var before = runs.GetValueOrDefault(run.Id);
        if (before?.Status == run.Status) return;
        runs[run.Id] = (before ?? new RunState()) with { Status = run.Status };
        var what = run.Status switch
        {
            LabRunStatus.Running => $"{run.PlannedExperiments} experiments",
            LabRunStatus.ExperimentCompleted => "experiments done",
            LabRunStatus.Judging => "judging",
            LabRunStatus.AnalysisCompleted => "scored",
            LabRunStatus.Failed => $"failed: {run.Error}",
            _ => LabFormat.Word(run.Status),
        };
        context.Error.WriteLine($"{Name(run)}: {what}");
    }

    private void Count(LabExperimentMade made)
    {
        var before = runs.GetValueOrDefault(made.Run.Id) ?? new RunState { Status = made.Run.Status };
        var state = before with { Done = before.Done + 1, Failed = before.Failed + (made.Facts.Outcome == Outcome.ProviderError ? 1 : 0) };
        runs[made.Run.Id] = state;
        if (state.Done == made.Run.PlannedExperiments || (said != long.MinValue && time.GetElapsedTime(said) < Pause)) return;
        said = time.GetTimestamp();
        context.Error.WriteLine($"{Name(made.Run)}: {state.Done} of {made.Run.PlannedExperiments} experiments{(state.Failed > 0 ? $", {state.Failed} failed" : "")}");
    }

    private static string Name(LabRun run) => run.Session is null ? $"{run.Prompt} {run.Id}" : $"{run.Prompt} {run.Id} (run {run.Number} of its session)";

    private sealed record RunState
    {
        public LabRunStatus Status { get; init; }

        public int Done { get; init; }

        public int Failed { get; init; }
    }
}
