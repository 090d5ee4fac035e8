using Spectre.Console;
using Spectre.Console.Rendering;

namespace LlmEval.Tool.Terminal;

/// <summary>The live block: a bar per model and one line of time and money.</summary>
internal static class LiveBlock
{
    private const int BarWidth = 32;

    /// <summary>Draws the state as it is now.</summary>
    public static IRenderable Render(RunProgress progress)
    {
        if (progress.Judging is { } judging) return Judging(progress, judging);
        if (progress.Run is not { } run) return new Markup($"[grey]{Markup.Escape(progress.Preparing)}…[/]");
        var grid = new Grid().AddColumn().AddColumn().AddColumn().AddColumn();
        foreach (var model in progress.Models)
        {
            grid.AddRow(
                new Markup(Markup.Escape(model.Model)),
                new Markup(Bar(model)),
                new Markup($"{model.Done}/{model.Planned}"),
                new Markup($"[green]✓ {model.Passed}[/]  [red]✗ {model.Failed}[/]  [yellow]? {model.NotMeasured}[/]"));
        }

        var remaining = progress.Remaining is { } left ? $" · about {Format.Duration(left)} left" : "";
        return new Rows(
            new Markup($"[bold]{Markup.Escape(run.Name)}[/] [grey]run {run.Id.Short} · {Markup.Escape(run.Sandbox.Backend)} · Python {Markup.Escape(run.Sandbox.PythonVersion)}[/]"),
            grid,
            new Markup($"[grey]{Format.Duration(progress.Elapsed)}{remaining}{Markup.Escape(Spending.Of(progress))} · Ctrl+C to stop and keep what is done[/]"));
    }

    private static Rows Judging(RunProgress progress, JudgingProgress judging)
    {
        var done = judging.Pairs == 0 ? BarWidth : judging.Done * BarWidth / judging.Pairs;
        return new Rows(
            new Markup($"[bold]{Markup.Escape(judging.Judge)}[/] [grey]judges the pairs of responses[/]"),
            new Markup($"[blue]{new string('█', done)}[/][grey]{new string('░', BarWidth - done)}[/]  {judging.Done}/{judging.Pairs}  "
                + $"[yellow]≠ {judging.Inconsistent} inconsistent[/]  [red]! {judging.Failed} without a verdict[/]"),
            new Markup($"[grey]{Format.Duration(progress.Elapsed)}{Markup.Escape(Spending.Of(progress))} · Ctrl+C to stop and keep what is done[/]"));
    }

    private static string Bar(ModelProgress model)
    {
        int Width(int samples) => model.Planned == 0 ? 0 : samples * BarWidth / model.Planned;
        var (passed, failed, unknown) = (Width(model.Passed), Width(model.Failed), Width(model.NotMeasured));
        var rest = BarWidth - passed - failed - unknown;
        return $"[green]{new string('█', passed)}[/][red]{new string('▓', failed)}[/][yellow]{new string('▒', unknown)}[/][grey]{new string('░', rest)}[/]";
    }
}
