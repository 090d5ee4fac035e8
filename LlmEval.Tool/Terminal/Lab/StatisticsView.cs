using LlmEval.Core.Lab.Figures;
using Spectre.Console;

namespace LlmEval.Tool.Terminal.Lab;

/// <summary>A line of figures per config.</summary>
internal static class StatisticsView
{
    /// <summary>Writes the table of the configs in some experiments.</summary>
    public static void Write(ToolContext context, string title, LabEvidence evidence)
    {
        var table = new Table().Border(TableBorder.Rounded).Title(Markup.Escape(title));
        table.AddColumn("config");
        foreach (var column in new[] { "answers", "AI score [[95%]]", "human rank", "seconds", "cost each", "unacceptable" })
            table.AddColumn(new TableColumn(column).RightAligned());
        foreach (var line in ConfigStatistics.Of(evidence).OrderByDescending(line => line.AiScore.Value ?? double.NegativeInfinity))
        {
            table.AddRow(
                Markup.Escape(LabFormat.Config(line.Config)),
                line.Successes == line.Experiments ? $"{line.Experiments}" : $"[red]{line.Successes}[/] of {line.Experiments}",
                Markup.Escape(LabFormat.Estimate(line.AiScore)),
                Markup.Escape(LabFormat.Estimate(line.HumanRank)),
                Markup.Escape(LabFormat.Estimate(line.Seconds)),
                Markup.Escape(Cost(line)),
                line.Unacceptable == 0 ? "–" : $"[red]{line.Unacceptable}[/]");
        }

        context.Results.Write(table);
    }

    private static string Cost(ConfigStatistics line) => line switch
    {
        { CostUsd.Value: not null, Unpriced: 0 } => "$" + LabFormat.Estimate(line.CostUsd, "0.000000"),
        { CostUsd.Value: not null } => $"${LabFormat.Estimate(line.CostUsd, "0.000000")}, {line.Unpriced} unpriced",
        { Unpriced: > 0 } => "unpriced",
        _ => "–",
    };
}
