using System.CommandLine;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Figures;
using LlmEval.Core.Pipeline;
using LlmEval.Tool.Terminal;
using LlmEval.Tool.Terminal.Lab;
using Spectre.Console;

namespace LlmEval.Tool.Commands.Lab;

/// <summary><c>lab list</c>: prompts, configs and review prompts, and the newest runs.</summary>
internal static class LabListCommand
{
    private const int DefaultLimit = 20;

    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var prompt = LabArguments.Prompt("Only runs of this prompt");
        var limit = new Option<int>("--limit") { Description = "How many runs", DefaultValueFactory = _ => DefaultLimit };
        var json = LabArguments.Json();
        var command = new Command("list", "List prompts, configs and review prompts, and the newest runs") { prompt, limit, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var lab = await LabOpening.ForReadingAsync(context, cancellationToken);
            var runs = (await lab.Runs.ListRunsAsync(parsed.GetValue(prompt), cancellationToken)).Take(parsed.GetValue(limit)).ToList();
            if (parsed.GetValue(json))
            {
                foreach (var run in runs) LabJson.Write(context, new { run.Id, run.Prompt, run.Session, run.Number, Status = NameOf<LabRunStatus>.Of(run.Status), run.StartedAt, run.Error });
                return (int)ExitCode.Done;
            }

            WriteNames(context, "prompts", (await lab.Catalogue.ListPromptsAsync(activeOnly: true, cancellationToken)).Select(one => one.Name));
            WriteNames(context, "configs", (await lab.Catalogue.ListConfigsAsync(activeOnly: true, cancellationToken)).Select(one => one.Name));
            WriteNames(context, "review prompts", (await lab.Catalogue.ListReviewPromptsAsync(activeOnly: true, cancellationToken)).Select(one => one.Id));
            if (runs.Count == 0) context.Error.WriteLine("No runs yet. Make one with: llm-eval lab run");
            else context.Results.Write(Table(runs, (await lab.Experiments.ReadFactsAsync(new ExperimentFilter { Prompt = parsed.GetValue(prompt) }, cancellationToken)).ToLookup(one => one.Run)));
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static void WriteNames(ToolContext context, string what, IEnumerable<string> names)
    {
        var all = names.Order(StringComparer.Ordinal).ToList();
        context.Results.MarkupLineInterpolated($"[bold]{what}[/] {(all.Count == 0 ? "–" : string.Join(", ", all))}");
    }

    private static Table Table(IReadOnlyList<LabRun> runs, ILookup<string, ExperimentFacts> experiments)
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var column in new[] { "run", "started (UTC)", "prompt", "number", "status" }) table.AddColumn(column);
        table.AddColumn(new TableColumn("experiments").RightAligned());
        table.AddColumn(new TableColumn("cost").RightAligned());
        foreach (var run in runs)
        {
            var figures = RunFigures.Of([.. experiments[run.Id]]);
            table.AddRow(
                Markup.Escape(run.Id),
                Format.Time(run.StartedAt),
                Markup.Escape(run.Prompt),
                run.Session is null ? "–" : $"{run.Number}",
                LabFormat.Word(run.Status),
                $"{figures.Done - figures.Failed} of {run.PlannedExperiments}",
                LabFormat.Cost(figures.Cost));
        }

        return table;
    }
}
