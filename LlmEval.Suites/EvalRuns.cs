using LlmEval.Core.Domain.Results;
using LlmEval.Suites.Filtering;

namespace LlmEval.Suites;

/// <summary>The runs of this process. Static, because NUnit builds its cases from static sources before anything of ours exists.</summary>
internal static class EvalRuns
{
    /// <summary>One per config; empty when no config was named.</summary>
    public static IReadOnlyList<EvalRun> All { get; set; } = [];

    /// <summary>The cases that NUnit builds tests of.</summary>
    public static IReadOnlyList<(int Run, EvalCase Case)> Slice { get; set; } = [];

    /// <summary>Decides which cases of every run will be asked for.</summary>
    public static void Select(TestFilter filter)
    {
        foreach (var (index, run) in All.Index())
        {
            run.Selected = filter == TestFilter.Everything
                ? run.Plan.Cases
                : [.. run.Plan.Cases.Where(planned => filter.Takes(CaseTests.Describe(index, planned)))];
        }
    }

    /// <summary>Those cases of all runs, in the plans' order, each with the index of its run.</summary>
    public static IEnumerable<(int Run, EvalCase Case)> Selected() =>
        from indexed in All.Index()
        from planned in indexed.Item.Selected
        select (indexed.Index, planned);

    /// <summary>Stops every run.</summary>
    public static void Stop()
    {
        foreach (var run in All) run.Stop();
    }
}
