using System.CommandLine;
using LlmEval.Adapters.Hosting;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Pipeline;
using LlmEval.Core.Pipeline.Events;
using LlmEval.Tool.Terminal;
using Spectre.Console;

namespace LlmEval.Tool.Commands;

/// <summary><c>list</c>: the newest runs.</summary>
internal static class ListCommand
{
    private const int DefaultLimit = 20;

    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var limit = new Option<int>("--limit") { Description = "How many runs", DefaultValueFactory = _ => DefaultLimit };
        var json = new Option<bool>("--json") { Description = "Print JSON, one run per line" };
        var command = new Command("list", "List the newest runs") { limit, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var results = await ResultAccess.OpenAsync(context.WorkingDirectory, cancellationToken);
            var runs = await results.Reader.ListRunsAsync(parsed.GetValue(limit), cancellationToken);
            if (parsed.GetValue(json))
            {
                foreach (var run in runs) context.Out.WriteLine(RunEventJson.WriteDocument(run));
            }
            else if (runs.Count == 0)
            {
                context.Error.WriteLine("No runs yet. Make one with: llm-eval run");
            }
            else
            {
                context.Results.Write(Table(runs));
            }

            return (int)ExitCode.Done;
        });
        return command;
    }

    private static Table Table(IReadOnlyList<RunOverview> runs)
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var column in new[] { "run", "started (UTC)", "name", "dataset", "models", "status" }) table.AddColumn(column);
        table.AddColumn(new TableColumn("cases ✓ / ✗ / ?").RightAligned());
        foreach (var overview in runs)
        {
            var run = overview.Run;
            table.AddRow(
                run.Id.Short,
                Format.Time(run.StartedAt),
                Markup.Escape(run.Name),
                Markup.Escape(run.DatasetName),
                Markup.Escape(string.Join(", ", run.Models)),
                NameOf<RunStatus>.Of(run.Status),
                $"[green]{overview.PassedCases}[/] / [red]{overview.FailedCases}[/] / [yellow]{overview.NotMeasuredCases}[/]");
        }

        return table;
    }
}
