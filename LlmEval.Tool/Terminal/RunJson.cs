using LlmEval.Core.Comparison;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Pipeline.Events;

namespace LlmEval.Tool.Terminal;

/// <summary>A run as JSON for scripts.</summary>
internal static class RunJson
{
    /// <summary>One line: the format's name, the run, its summary, and how it stands to its snapshot, where that is known.</summary>
    public static string Write(RunRecord run, RunSummary summary, SnapshotResult? snapshot = null) =>
        RunEventJson.WriteDocument(new { Format = "llm-eval.run/1", Run = run, Summary = summary, Snapshot = snapshot });
}
