using LlmEval.Core.Domain.Results;
using LlmEval.Core.Pipeline.Events;

namespace LlmEval.Tool.Terminal;

/// <summary>A run as JSON for scripts.</summary>
internal static class RunJson
{
    /// <summary>One line: the format's name, the run and its summary; for a run that just ended, the budget if it has one.</summary>
    public static string Write(RunRecord run, RunSummary summary, BudgetState? budget = null) =>
        RunEventJson.WriteDocument(new { Format = "llm-eval.run/1", Run = run, Summary = summary, Budget = budget });
}
