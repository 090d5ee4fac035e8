using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Adapters.Assignments.Chromium.Checks;

/// <summary>Results of page checks.</summary>
internal static class ResultOf
{
    /// <summary>Of one that was looked at.</summary>
    public static CheckResult Measured((PageCheck Check, int Round) check, Look look, TimeSpan elapsed, PageEvidence? evidence) =>
        (look.IsMistake ? NotMeasured(check, look.Seen) : Of(check, look.Seen) with { Score = look.IsTrue ? 1 : 0 }) with { Elapsed = elapsed, Evidence = evidence };

    /// <summary>Of a sentence that nothing measures.</summary>
    public static CheckResult Skipped((PageCheck Check, int Round) check) => Of(check, "skipped: a sentence that does not say how it is checked");

    /// <summary>Of one that our failure kept from being looked at.</summary>
    public static CheckResult NotMeasured((PageCheck Check, int Round) check, string reason) => Of(check, reason) with { NotMeasured = true };

    /// <summary>Of all when the page cannot be visited.</summary>
    public static IReadOnlyList<CheckResult> Unreached(PageVisitRequest request, string reason) =>
        [.. request.Checks.Select(check => check.Check is FreeTextCheck ? Skipped(check) : Measured(check, new(false, reason), TimeSpan.Zero, null))];

    private static CheckResult Of((PageCheck Check, int Round) check, string reason) =>
        new() { Name = check.Check.Text, Kind = CheckKind.Dynamic, Reason = reason, Weight = check.Check.Weight, Round = check.Round };
}
