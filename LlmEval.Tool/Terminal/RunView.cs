using System.Globalization;
using LlmEval.Core.Pipeline.Events;
using Spectre.Console;

namespace LlmEval.Tool.Terminal;

/// <summary>Shows a run while it goes on: one calm live block on a terminal, one line every few seconds elsewhere.</summary>
internal sealed class RunView(ToolContext context, TimeProvider time)
{
    private static readonly TimeSpan Redraw = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LineEvery = TimeSpan.FromSeconds(5);

    /// <summary>Takes in the events until they end.</summary>
    public async Task ShowAsync(IAsyncEnumerable<RunEvent> events, RunProgress progress)
    {
        if (context.IsInteractive)
        {
            await context.Messages.Live(LiveBlock.Render(progress)).AutoClear(true).StartAsync(live => TakeInAsync(events, progress, Redraw, () =>
            {
                live.UpdateTarget(LiveBlock.Render(progress));
                live.Refresh();
            }));
            if (progress.TakenOver is { } taken) context.Error.WriteLine(Line(taken));
        }
        else
        {
            await TakeInAsync(events, progress, LineEvery, () => context.Error.WriteLine(Line(progress)));
        }
    }

    private async Task TakeInAsync(IAsyncEnumerable<RunEvent> events, RunProgress progress, TimeSpan every, Action draw)
    {
        using var timer = new PeriodicTimer(every, time);
        var gate = new Lock();
        var drawing = DrawAsync();
        await foreach (var happened in events)
        {
            lock (gate) progress.Apply(happened);
            if (happened is RunStarted { TakenOver: { } taken } && !context.IsInteractive) context.Error.WriteLine(Line(taken));
        }

        timer.Dispose();
        await drawing;

        async Task DrawAsync()
        {
            while (await timer.WaitForNextTickAsync())
            {
                lock (gate) draw();
            }
        }
    }

    private static string Line(TakenOver taken) =>
        $"llm-eval: {(taken.GoesOn ? "goes on with" : "a new run, from")} run {taken.From.Short} · samples kept {taken.Kept}, answered and run again {taken.Answered}, to be generated {taken.Open}";

    private static string Line(RunProgress progress)
    {
        if (progress.Judging is { } judging)
        {
            return $"llm-eval: {judging.Judge} judges · {Format.Duration(progress.Elapsed)}{Spending.Of(progress)} · pairs {judging.Done}/{judging.Pairs} "
                + $"(inconsistent {judging.Inconsistent}, without a verdict {judging.Failed})";
        }

        if (progress.Run is not { } run) return $"llm-eval: {progress.Preparing}…";
        var models = progress.Models.Select(model => string.Create(
            CultureInfo.InvariantCulture,
            $"{model.Model} {model.Done}/{model.Planned} (passed {model.Passed}, failed {model.Failed}, not measured {model.NotMeasured})"));
        return $"llm-eval: run {run.Id.Short} · {Format.Duration(progress.Elapsed)}{Spending.Of(progress)} · {string.Join(" · ", models)}";
    }
}
