using LlmEval.Adapters.Reports;
using LlmEval.Core.Domain.Lab;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace LlmEval.Tool.Terminal.Lab;

/// <summary>The live block of the lab: a bar for each run that is at work, and one line of time and money.</summary>
internal static class LabBlock
{
    private const int BarWidth = 32;
    private const int MostRuns = 8;

    /// <summary>Draws the state as it is now.</summary>
    public static IRenderable Render(LabProgress progress)
    {
        var grid = new Grid().AddColumn().AddColumn().AddColumn().AddColumn();
        var atWork = progress.AtWork;
        foreach (var run in atWork.Take(MostRuns))
        {
            if (run.IsJudged) AddJudging(grid, progress, run);
            else AddAsking(grid, progress, run);
        }

        List<IRenderable> lines = [grid];
        if (atWork.Count > MostRuns) lines.Add(new Markup($"[grey]and {atWork.Count - MostRuns} more[/]"));
        var (done, planned) = progress.Runs;
        var runs = planned > 1 ? $" · {done} of {planned} runs done" : "";
        var spent = progress.Spent.Count == 0 ? "" : $" · {Amounts.Rounded(progress.Spent)} for answers";
        lines.Add(new Markup($"[grey]{Format.Duration(progress.Elapsed)}{runs}{Markup.Escape(spent)} · Ctrl+C to stop and keep what is done[/]"));
        return new Rows(lines);
    }

    private static void AddAsking(Grid grid, LabProgress progress, LabRunProgress run)
    {
        var planned = run.Run!.PlannedExperiments;
        grid.AddRow(
            Name(progress, run.Run.Prompt, run.Run),
            Bar((run.Done - run.Failed, "green", '█'), (run.Failed, "red", '▓'), planned),
            new Markup($"{run.Done}/{planned}"),
            new Markup(run.Failed == 0 ? "answers" : $"answers  [red]! {run.Failed} failed[/]"));
    }

    private static void AddJudging(Grid grid, LabProgress progress, LabRunProgress run)
    {
        var judging = run.Judging!;
        grid.AddRow(
            Name(progress, judging.Batch.Prompt, run.Run),
            Bar((judging.CallsDone, "blue", '█'), (0, "red", '▓'), judging.CallsPlanned),
            new Markup($"{judging.CallsDone}/{judging.CallsPlanned}"),
            new Markup($"calls of the judge {Markup.Escape(judging.Batch.JudgeModel)}"));
    }

    private static Markup Name(LabProgress progress, string prompt, LabRun? run) => new($"{Markup.Escape(prompt)} [grey]{run switch
    {
        null => "all runs",
        _ when progress.RunsOfSession(run) is { } runs => $"run {run.Number} of {runs}",
        _ => Markup.Escape(run.Id),
    }}[/]");

    private static Markup Bar((int Count, string Color, char Block) first, (int Count, string Color, char Block) second, int planned)
    {
        int Width(int count) => planned == 0 ? 0 : count * BarWidth / planned;
        var rest = BarWidth - Width(first.Count) - Width(second.Count);
        return new Markup($"{Part(first)}{Part(second)}[grey]{new string('░', Math.Max(rest, 0))}[/]");

        string Part((int Count, string Color, char Block) part) => $"[{part.Color}]{new string(part.Block, Width(part.Count))}[/]";
    }
}
