namespace LlmEval.Suites;

/// <summary>The runs of this process. Static, because NUnit builds its cases from static sources before anything of ours exists.</summary>
internal static class EvalRuns
{
    /// <summary>One per config; empty when no config was named.</summary>
    public static IReadOnlyList<EvalRun> All { get; set; } = [];

    /// <summary>Stops every run.</summary>
    public static void Stop()
    {
        foreach (var run in All) run.Stop();
    }
}
