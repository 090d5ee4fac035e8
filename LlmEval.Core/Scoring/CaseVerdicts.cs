using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Core.Scoring;

/// <summary>Reduces the samples of a case to one verdict.</summary>
public static class CaseVerdicts
{
    /// <summary>
    /// The verdict by the config's rule. Samples that were not measured leave it open only if they could turn it.
    /// </summary>
    /// <param name="rule">The config's <c>case_passes</c>.</param>
    /// <param name="samples">The samples that are known.</param>
    /// <param name="planned">Samples that were planned.</param>
    public static (CaseVerdict Verdict, Outcome Outcome, string? Message) Decide(CasePasses rule, IReadOnlyList<SampleFacts> samples, int planned)
    {
        var measured = samples.Count(sample => sample.Outcome.IsMeasured());
        var passed = samples.Count(sample => sample.Outcome.Classify() == OutcomeClass.Right);
        return rule.DecideWithMissing(passed, measured, planned - measured) switch
        {
            // Not one right sample may be needed, by a rule that asks for few.
            true => (CaseVerdict.Passed, samples.FirstOrDefault(sample => sample.Outcome.Classify() == OutcomeClass.Right)?.Outcome ?? Outcome.Passed, null),
            false => Standing(CaseVerdict.Failed, samples.First(sample => sample.Outcome.Classify() == OutcomeClass.Wrong)),
            null when samples.FirstOrDefault(sample => !sample.Outcome.IsMeasured()) is { } missing => Standing(CaseVerdict.NotMeasured, missing),
            null => (CaseVerdict.NotMeasured, Outcome.Cancelled, "stopped before every sample was known"),
        };
    }

    private static (CaseVerdict Verdict, Outcome Outcome, string? Message) Standing(CaseVerdict verdict, SampleFacts sample) =>
        (verdict, sample.Outcome, sample.Message);
}
