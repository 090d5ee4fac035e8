using LlmEval.Adapters.Reports;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Pipeline.Judging;
using Spectre.Console;

namespace LlmEval.Tool.Terminal;

/// <summary>What a judge said of a run: who won how often, and how far the judge can be trusted.</summary>
internal static class JudgingView
{
    /// <summary>Writes the table and the measures of the judge.</summary>
    public static void Write(ToolContext context, JudgingReport report)
    {
        var console = context.Results;
        if (report.Lines.Count == 0)
        {
            context.Error.WriteLine("Nothing to judge: no two models answered the same task.");
            return;
        }

        console.WriteLine();
        console.Write(Table(report));
        var panel = report.Panel;
        Figure("flip rate", JudgingLines.Rate(panel.FlipRate), "pairs whose two orders disagree");
        Figure("quotes found", JudgingLines.Rate(panel.LocatedRate), "quotes that stand in the response");
        Figure("against tests", JudgingLines.Rate(panel.Accuracy), "right where one response passes; a tie counts half");
        Figure("errors", JudgingLines.Rate(panel.ErrorRate), "calls without a readable answer");
        console.MarkupLineInterpolated($"[grey]{Format.Count(report.Calls)} calls, {report.Repaired} after a repair turn; cost {Amounts.Of(report.Cost)}[/]");
        if (report.Status != JudgingStatus.Completed)
            context.Error.WriteLine($"Not judged to the end ({JudgingLines.Why(report)}), pairs open: {Format.Count(report.Open)}. Go on with: llm-eval judge {report.Run.Short}");
        else if (report.Open > 0)
            context.Error.WriteLine($"Pairs that are unresolved because the provider failed: {Format.Count(report.Open)}. Try them again with: llm-eval judge {report.Run.Short}");

        void Figure(string name, string value, string meaning) => console.MarkupLineInterpolated($"{name,-14} {value,-24} [grey]{meaning}[/]");
    }

    private static Table Table(JudgingReport report)
    {
        var mode = NameOf<JudgeMode>.Of(report.Panel.Mode).Replace('_', ' ');
        var table = new Table().Border(TableBorder.Rounded).Title($"Pairs, judged by {Markup.Escape(report.Panel.Name)} [grey]({mode})[/]");
        table.AddColumn("first : second");
        foreach (var column in new[] { "first better (much)", "tie", "second better (much)", "inconsistent", "same text", "unreadable", "unresolved", "open" })
            table.AddColumn(new TableColumn(column).RightAligned());
        foreach (var line in report.Lines)
        {
            table.AddRow(
                Markup.Escape($"{line.First} : {line.Second}"),
                $"{line.FirstWins} ({line.FirstWinsMuch})",
                $"{line.Ties}",
                $"{line.SecondWins} ({line.SecondWinsMuch})",
                $"{line.Inconsistent}",
                $"{line.Identical}",
                $"{line.Errors}",
                $"{line.Unresolved}",
                $"{line.Open}");
        }

        return table;
    }
}
