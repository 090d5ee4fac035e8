using LlmEval.Adapters.Trx;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Pipeline;

namespace LlmEval.Adapters.Reports.TestFormats;

/// <summary>TRX, as Visual Studio and Azure DevOps read it: a test per case.</summary>
internal sealed class TrxReport : IReportWriter
{
    private const string ClassName = "LlmEval.Cases";

    /// <inheritdoc />
    public string Name => "trx";

    /// <inheritdoc />
    public IReadOnlyList<string> Extensions { get; } = [".trx"];

    /// <inheritdoc />
    public async Task WriteAsync(RunReport report, Stream stream, CancellationToken cancellationToken)
    {
        var run = report.Run;
        using var results = new TrxResultCollection();
        await foreach (var stored in report.Cases.WithCancellation(cancellationToken)) results.Add(ToResult(run, stored));
        var trx = new TrxRun
        {
            Id = run.Id.Value,
            Name = run.Name,
            User = "llm-eval",
            Computer = run.Host,
            Created = run.StartedAt,
            Queued = run.StartedAt,
            Started = run.StartedAt,
            Finished = run.FinishedAt ?? run.StartedAt,
            DeploymentFolder = run.Id.ToString(),
            Storage = run.ConfigPath,
            Outcome = results.Any(result => result.Outcome == TrxOutcome.Failed) ? TrxRunOutcome.Failed : TrxRunOutcome.Completed,
            Results = results,
        };
        await TrxWriter.WriteAsync(trx, stream, cancellationToken);
    }

    private static TrxResult ToResult(RunRecord run, StoredCase stored)
    {
        var facts = stored.Facts;
        var outcome = facts.Outcome is { } known ? NameOf<Outcome>.Of(known) : null;
        var passed = facts.Verdict == CaseVerdict.Passed;
        return new TrxResult
        {
            TestId = TrxTestId.Of(facts.Name),
            // The same run is the same file, whenever it is written.
            ExecutionId = TrxTestId.Of($"{run.Id}/{facts.Name}"),
            Name = facts.Name,
            ClassName = ClassName,
            MethodName = facts.TaskId,
            Categories = [$"model:{facts.Model}", .. facts.Topic is { } topic ? [$"topic:{topic}"] : Array.Empty<string>()],
            Outcome = facts.Verdict switch
            {
                CaseVerdict.Passed => TrxOutcome.Passed,
                CaseVerdict.Failed => TrxOutcome.Failed,
                _ => TrxOutcome.NotExecuted,
            },
            Started = run.StartedAt,
            Duration = facts.Duration,
            Message = passed ? null : outcome is null ? "the run ended before this case" : $"{outcome}: {facts.Message}",
            Detail = passed || outcome is null ? null : CaseDetail.Describe(facts, stored.Samples, run.SamplesPerCase),
            Properties = [new("model", facts.Model), new("task", facts.TaskId), new("prompt", facts.Prompt), new("outcome", outcome ?? "")],
        };
    }
}
