using LlmEval.Adapters.Trx;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Pipeline;
using LlmEval.Suites.Running;
using Microsoft.Testing.Platform.Extensions.Messages;

namespace LlmEval.Suites.Trx;

/// <summary>Turns a test of the platform into a TRX result. A case speaks for itself: its time is that of its work, not of its waiting.</summary>
internal static class TrxNode
{
    /// <summary>The result of a test that has ended; null while it runs.</summary>
    public static TrxResult? ToResult(TestNode node, DateTimeOffset now)
    {
        if (node.Properties.SingleOrDefault<TestNodeStateProperty>() is not { } state || OutcomeOf(state) is not { } outcome) return null;
        var method = node.Properties.SingleOrDefault<TestMethodIdentifierProperty>();
        var timing = node.Properties.SingleOrDefault<TimingProperty>()?.GlobalTiming;
        var result = new TrxResult
        {
            TestId = TrxTestId.Of(node.Uid.Value),
            ExecutionId = Guid.CreateVersion7(),
            Name = node.DisplayName,
            ClassName = method is null ? "LlmEval.Suites" : $"{method.Namespace}.{method.TypeName}",
            MethodName = method?.MethodName ?? node.DisplayName,
            Categories = [.. node.Properties.OfType<TestMetadataProperty>().Select(category => category.Key)],
            Outcome = outcome,
            Started = timing?.StartTime ?? now,
            Duration = timing?.Duration ?? TimeSpan.Zero,
            Message = state.Explanation ?? (state as FailedTestNodeStateProperty)?.Exception?.Message,
        };
        return node.Properties.SingleOrDefault<CaseReportProperty>() is { } property ? OfCase(result, property.Report) : result;
    }

    private static TrxResult OfCase(TrxResult result, CaseReport report) => result with
    {
        Outcome = report.Facts.Verdict switch
        {
            CaseVerdict.Passed => TrxOutcome.Passed,
            CaseVerdict.Failed => TrxOutcome.Failed,
            // Not Inconclusive: some readers leave that out of every count, and a case that was not measured must be seen.
            _ => TrxOutcome.NotExecuted,
        },
        Started = report.StartedAt,
        Duration = report.Facts.Duration,
        Message = report.Facts.Verdict == CaseVerdict.Passed ? null : $"{NameOf<Outcome>.Of(report.Facts.Outcome!.Value)}: {report.Facts.Message}",
        Detail = report.Detail,
        Properties =
        [
            new("model", report.Facts.Model),
            new("task", report.Facts.TaskId),
            new("prompt", report.Facts.Prompt),
            new("outcome", NameOf<Outcome>.Of(report.Facts.Outcome!.Value)),
        ],
    };

    private static TrxOutcome? OutcomeOf(TestNodeStateProperty state) => state switch
    {
        PassedTestNodeStateProperty => TrxOutcome.Passed,
        SkippedTestNodeStateProperty => TrxOutcome.NotExecuted,
        FailedTestNodeStateProperty => TrxOutcome.Failed,
        ErrorTestNodeStateProperty => TrxOutcome.Error,
        TimeoutTestNodeStateProperty => TrxOutcome.Timeout,
        _ => null,
    };
}
