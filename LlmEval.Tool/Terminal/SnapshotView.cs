using LlmEval.Adapters.Snapshots;
using LlmEval.Core.Comparison;
using LlmEval.Core.Domain.Results;
using Spectre.Console;

namespace LlmEval.Tool.Terminal;

/// <summary>How a run stands to its snapshot, on stderr behind the summary.</summary>
internal static class SnapshotView
{
    private const int LinesShown = 30;
    private const int LineWidth = 150;

    /// <summary>Writes what changed as a diff of the files, and the command that accepts it.</summary>
    public static void Write(ToolContext context, RunRecord run, SnapshotResult result)
    {
        switch (result)
        {
            case { Status: SnapshotStatus.Equal }:
                return;
            case { Status: SnapshotStatus.Missing, IsPartial: true }:
                return;
            case { Status: SnapshotStatus.Missing }:
                if (result.Gate == GateStatus.NotMet) context.Error.WriteLine("llm-eval: fail_on is regression, and no snapshot has been accepted yet");
                context.Error.WriteLine($"      llm-eval snapshot accept {run.Id.Short}   holds later runs against this one");
                return;
            case { IsPartial: true }:
                WriteDetails(context.Messages, result);
                return;
        }

        var files = SnapshotFiles.Open(run.ConfigPath);
        context.Messages.MarkupLineInterpolated($"[bold]Snapshot[/] {context.Place(files.VerifiedPath)}: {result.Message}");
        if (files is { Verified: { } verified, Received: { } received }) WriteDiff(context.Messages, SnapshotDiff.Between(verified, received));
        context.Error.WriteLine($"If this is right: llm-eval snapshot accept {run.Id.Short}");
    }

    /// <summary>Writes the verdict on a stored run.</summary>
    public static void WriteVerdict(ToolContext context, SnapshotResult result)
    {
        var (glyph, colour) = Format.Mark(result.Gate);
        context.Results.MarkupLine($"[{colour}]{glyph}[/]  {Markup.Escape(result.ToGate().Gate)}  {Markup.Escape(result.Message)}");
        WriteDetails(context.Results, result);
    }

    private static void WriteDetails(IAnsiConsole console, SnapshotResult result)
    {
        foreach (var line in result.Details.Take(LinesShown)) console.MarkupLineInterpolated($"  {line}");
        WriteRest(console, result.Details.Count);
    }

    private static void WriteDiff(IAnsiConsole console, IReadOnlyList<DiffLine> lines)
    {
        string? model = null;
        foreach (var line in lines.Take(LinesShown))
        {
            if (line.Model != model) console.MarkupLineInterpolated($"  [grey]{model = line.Model}[/]");
            var text = Format.FirstLine(line.Text, LineWidth);
            if (line.IsNew) console.MarkupLineInterpolated($"  [green]+ {text}[/]");
            else console.MarkupLineInterpolated($"  [red]- {text}[/]");
        }

        WriteRest(console, lines.Count);
    }

    private static void WriteRest(IAnsiConsole console, int count)
    {
        if (count > LinesShown) console.MarkupLineInterpolated($"  [grey]… and {count - LinesShown} more[/]");
    }
}
