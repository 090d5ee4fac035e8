using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Figures;
using LlmEval.Tool.Commands.Lab;
using Spectre.Console;

namespace LlmEval.Tool.Terminal.Lab;

/// <summary>What a judge said.</summary>
internal static class BatchView
{
    private const int CommentWidth = 80;

    /// <summary>Writes a line per experiment, best first, or why there is none.</summary>
    public static void Write(ToolContext context, BatchResults results)
    {
        var batch = results.Batch;
        if (batch.Status == AiBatchStatus.Completed) context.Results.Write(Table(results));
        else context.Error.WriteLine($"Not scored ({LabFormat.Word(batch.Status)}): {batch.Error ?? "stopped"}. What the judge said is kept; nothing is made up for it.");
        var cost = CostSum.Of(new JudgingCost(results.Calls.Sum(call => call.Cost?.Amount ?? 0), results.Calls.Count, results.Calls.Count(call => call.Cost is null)));
        context.Results.MarkupLineInterpolated($"[grey]{results.Calls.Count} {(results.Calls.Count == 1 ? "call" : "calls")} of {batch.JudgeModel}; cost {LabFormat.Cost(cost)}[/]");
        if (batch is { Status: AiBatchStatus.Completed, Run: { } run }) context.Error.WriteLine($"Next: llm-eval lab rank {run}");
    }

    private static Table Table(BatchResults results)
    {
        var criteria = results.Scores.SelectMany(score => score.Criteria.Keys).Distinct().ToList();
        var table = new Table().Border(TableBorder.Rounded).Title($"{Markup.Escape(results.Batch.Prompt)} · {Markup.Escape(results.Batch.Run ?? "all runs")} · {Markup.Escape(results.Batch.ReviewPrompt)}");
        table.AddColumn(new TableColumn("rank").RightAligned());
        table.AddColumn("config");
        table.AddColumn(new TableColumn("score").RightAligned());
        foreach (var criterion in criteria) table.AddColumn(new TableColumn(Markup.Escape(criterion)).RightAligned());
        table.AddColumn("comment");
        foreach (var score in results.Scores)
        {
            table.AddRow(
            [
                $"{score.Rank}",
                Markup.Escape(results.Experiments.TryGetValue(score.Experiment, out var facts) ? LabFormat.Experiment(facts) : "deleted"),
                LabFormat.Number(score.Score),
                .. criteria.Select(criterion => score.Criteria.TryGetValue(criterion, out var value) ? LabFormat.Number(value) : "–"),
                Markup.Escape(Format.FirstLine(score.Comments.Count == 0 ? "" : score.Comments[0], CommentWidth)),
            ]);
        }

        return table;
    }
}
