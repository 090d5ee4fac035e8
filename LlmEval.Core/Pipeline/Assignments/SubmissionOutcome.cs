using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Sandboxing;
using LlmEval.Core.Domain.Tasks;

namespace LlmEval.Core.Pipeline.Assignments;

/// <summary>What the checks of a web app come to, in the terms of an execution.</summary>
internal static class SubmissionOutcome
{
    /// <summary>
    /// Passed when every static and page check passed; what was skipped does not count, nor does a judge's opinion: it is a mark of its own.
    /// Not measured when one of those checks was not.
    /// </summary>
    public static Execution Of(SubmissionReport report)
    {
        var deciding = report.Checks.Where(check => check.Kind != CheckKind.Llm).ToList();
        var failed = deciding.Where(check => check.Passed == false).ToList();
        var execution = new Execution
        {
            Outcome = failed.Count == 0 ? Outcome.Passed : Outcome.Failed,
            Kind = failed.Count == 0 ? null : KindOf(failed),
            Message = failed.Count == 0 ? null : Line(failed),
            FailedAssertion = failed.Count == 0 ? null : new FailedAssertion { Source = failed[0].Name, Message = failed[0].Reason },
            AssertionsPassed = deciding.Count(check => check.Passed == true),
            AssertionsTotal = deciding.Count(check => check.Passed is not null),
            Calls = deciding.Count,
            Integrity = IntegrityMode.Strong,
            Submission = report,
        };
        return deciding.Find(check => check.NotMeasured) is not { } missing
            ? execution
            : execution with { Outcome = Outcome.SandboxError, Kind = "not_measured", Message = $"{missing.Name}: {missing.Reason}", FailedAssertion = null };
    }

    /// <summary>Something of ours failed before there was anything to check.</summary>
    /// <param name="kind">What, a literal name.</param>
    /// <param name="message">Why, in words.</param>
    public static Execution OurFailure(string kind, string message) => new()
    {
        Outcome = Outcome.SandboxError,
        Kind = kind,
        Message = message,
        Integrity = IntegrityMode.Strong,
    };

    private static string KindOf(List<CheckResult> failed) =>
        failed.Exists(check => check.IsRegression) ? "regression" : failed[0].Kind == CheckKind.Static ? "static" : "page";

    private static string Line(List<CheckResult> failed) =>
        $"{failed[0].Name}: {failed[0].Reason}{(failed.Count == 1 ? "" : $" (and {failed.Count - 1} more)")}";
}
