using LlmEval.Core.Statistics;

namespace LlmEval.Core.Agreement;

/// <summary>Proportions of verdicts, whose tasks are the unit.</summary>
internal static class Shares
{
    /// <summary>Wilson's interval where every task has one verdict, else a t interval over tasks.</summary>
    /// <param name="verdicts">Each with its task, and whether it counts.</param>
    /// <param name="none">The reason when there are no verdicts.</param>
    public static Estimate Of(IReadOnlyList<(string Task, bool Counts)> verdicts, string none)
    {
        if (verdicts.Count == 0) return new Estimate { Reason = none };
        var counting = verdicts.Count(verdict => verdict.Counts);
        var tasks = verdicts.DistinctBy(verdict => verdict.Task).Count();
        var share = new Estimate { Value = (double)counting / verdicts.Count };
        if (tasks == verdicts.Count) return share with { Interval = Wilson.Interval(counting, tasks) with { Method = "wilson over tasks" } };

        var mean = ClusteredMean.Of([.. verdicts.Select(verdict => new ClusteredValue(verdict.Task, verdict.Counts ? 1 : 0))]);
        return mean.Interval is { } interval ? share with { Interval = interval.ClampTo(0, 1) with { Method = "t over tasks (CR1)" } }
            : share with { Reason = tasks == 1 ? "no interval: one task has no spread" : "no interval: the tasks do not differ" };
    }
}
