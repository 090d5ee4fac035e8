using LlmEval.Core.Comparison;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Core.Pipeline;

/// <summary>What of a run can be compared, from the facts of its cases: live, or read back from the store.</summary>
public static class RunSnapshots
{
    /// <summary>Every case, unfinished ones as not measured.</summary>
    public static RunSnapshot OfAll(RunRecord run, IReadOnlyList<CaseFacts> cases) => RunSnapshot.Of(run, RunSummarizer.Summarize(run, cases), cases);

    /// <summary>The cases that the run got to.</summary>
    public static RunSnapshot OfFinished(RunRecord run, IReadOnlyList<CaseFacts> cases) => OfAll(run, [.. cases.Where(facts => facts.Verdict is not null)]);

    /// <summary>Whether cases of the config were left out or not finished.</summary>
    public static bool IsPartial(RunRecord run, IReadOnlyList<CaseFacts> cases) =>
        run.LeftOut > 0 || cases.Count < run.PlannedCases || cases.Any(facts => facts.Verdict is null);
}
