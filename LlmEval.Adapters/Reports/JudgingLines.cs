using LlmEval.Core.Judging.Bias;
using LlmEval.Core.Pipeline.Judging;

namespace LlmEval.Adapters.Reports;

/// <summary>What a judge said of a run, in lines of text.</summary>
public static class JudgingLines
{
    /// <summary>All of it in one line.</summary>
    public static string Outcome(JudgingReport report)
    {
        var total = report.Lines.Sum(line => line.Pairs);
        var judged = total - report.Open;
        var ended = report.Status == JudgingStatus.Completed ? "" : $" ({Why(report)})";
        return $"Judged by {report.Panel.Name}: {Figures.Count(judged)} of {Figures.Count(total)} pairs{ended}, "
            + $"{Figures.Count(report.Lines.Sum(line => line.Inconsistent))} inconsistent, {Figures.Count(report.Lines.Sum(line => line.Errors))} unreadable, "
            + $"{Figures.Count(report.Lines.Sum(line => line.Unresolved))} unresolved; {Figures.Count(report.Calls)} calls, {Amounts.Of(report.Cost)}";
    }

    /// <summary>Why a judging ended early.</summary>
    public static string Why(JudgingReport report) => report.Status switch
    {
        JudgingStatus.Stopped => "stopped",
        JudgingStatus.BudgetReached => "budget reached",
        JudgingStatus.Refused => $"the provider takes no call: {report.Problem}",
        _ => "complete",
    };

    /// <summary>A rate with its interval and count: <c>0.12 [0.05, 0.24] of 40</c>; a dash with the reason when undefined.</summary>
    public static string Rate(BiasFigure figure)
    {
        if (figure.Estimate.Value is not { } value) return $"– ({figure.Estimate.Reason})";
        var interval = figure.Estimate.Interval is { } known ? $" [{Figures.Share(known.Lower)}, {Figures.Share(known.Upper)}]" : "";
        return $"{Figures.Share(value)}{interval} of {Figures.Count(figure.N)}";
    }
}
