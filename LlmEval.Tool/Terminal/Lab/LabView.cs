using LlmEval.Core.Pipeline.Lab;
using Spectre.Console;

namespace LlmEval.Tool.Terminal.Lab;

/// <summary>Shows work of the lab while it goes on, on stderr: one calm live block on a terminal, lines elsewhere.</summary>
internal sealed class LabView(ToolContext context, TimeProvider time) : ILabObserver
{
    private static readonly TimeSpan Redraw = TimeSpan.FromMilliseconds(200);

    private readonly Lock gate = new();
    private readonly LabLines? lines = context.IsInteractive ? null : new LabLines(context, time);
    private readonly LabProgress progress = new(time);

    /// <inheritdoc />
    public void Observe(LabEvent happened)
    {
        if (lines is not null) lines.Observe(happened);
        else lock (gate) progress.Apply(happened);
    }

    /// <summary>Shows the work until it is done, or is stopped.</summary>
    /// <param name="work">The work, begun before or by this.</param>
    public async Task ShowAsync(Func<Task> work)
    {
        if (lines is not null)
        {
            await work();
            return;
        }

        try
        {
            await context.Messages.Live(new Text("")).AutoClear(true).StartAsync(live => DrawAsync(live, work()));
        }
        finally
        {
            // What is cleared with the block, and still has to be known.
            lock (gate) progress.Troubles.ForEach(context.Error.WriteLine);
        }
    }

    private async Task DrawAsync(LiveDisplayContext live, Task work)
    {
        using var timer = new PeriodicTimer(Redraw, time);
        Draw();
        var drawing = DrawEachAsync();
        try
        {
            await work;
        }
        finally
        {
            timer.Dispose();
            await drawing;
        }

        async Task DrawEachAsync()
        {
            while (await timer.WaitForNextTickAsync()) Draw();
        }

        void Draw()
        {
            lock (gate) live.UpdateTarget(LabBlock.Render(progress));
            live.Refresh();
        }
    }
}
