using LlmEval.Core.Domain.Results;

namespace LlmEval.Tool.Terminal;

/// <summary>Where to look next, on stderr.</summary>
internal static class NextSteps
{
    /// <summary>Names the commands that show more of a run.</summary>
    public static void Write(ToolContext context, RunRecord run, IReadOnlyList<CaseFacts> cases)
    {
        if (run.Status == RunStatus.Interrupted)
        {
            context.Error.WriteLine($"Interrupted: {cases.Count} of {run.PlannedCases} cases are done and kept.");
        }

        context.Error.WriteLine($"Next: llm-eval show {run.Id.Short}");
        if (cases.FirstOrDefault(facts => facts.Verdict == CaseVerdict.Failed) is { } failed)
        {
            context.Error.WriteLine($"      llm-eval show {run.Id.Short} --case '{failed.Name}' --code");
        }
    }
}
