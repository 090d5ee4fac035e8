using LlmEval.Core.Comparison;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Pipeline.Events;
using LlmEval.Core.Pipeline.Judging;

namespace LlmEval.Tool.Terminal;

/// <summary>A run as JSON for scripts.</summary>
internal static class RunJson
{
    /// <summary>One line: the format's name, the run and its summary; for a run that just ended, how it stands to its snapshot and its budget, and how it was judged.</summary>
    public static string Write(RunRecord run, RunSummary summary, SnapshotResult? snapshot = null, BudgetState? budget = null, JudgingReport? judging = null) =>
        RunEventJson.WriteDocument(new { Format = "llm-eval.run/1", Run = run, Summary = summary, Snapshot = snapshot, Budget = budget, Judging = judging });

    /// <summary>One line: the format's name and how a run was judged.</summary>
    public static string Write(JudgingReport judging) => RunEventJson.WriteDocument(new { Format = "llm-eval.judging/1", Judging = judging });
}
