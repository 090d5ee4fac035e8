using System.Runtime.InteropServices;
using LlmEval.Core.Pipeline;

namespace LlmEval.Suites;

/// <summary>
/// SIGTERM and SIGINT: the first one ends the run in order, the second one ends the process. A tool that started the suite and is gone
/// counts as a signal: nobody would stop the run any more.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    /// <summary>
    /// Tests that are still queued end at once after a stop, but with tens of thousands of them the platform takes its time: what is
    /// stored is stored, so past this the process ends itself.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(1400);

    /// <summary>Time for the process to end by itself once its runs have, so that what they said at their end gets out.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromMilliseconds(500);

    private readonly PosixSignalRegistration[] registrations;
    private int received;

    private StopSignals() => registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal),
        PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal),
    ];

    /// <summary>Starts listening.</summary>
    /// <param name="parent">A pipe that the starting tool holds open, or null.</param>
    public static StopSignals Register(Stream? parent)
    {
        var signals = new StopSignals();
        if (parent is not null) _ = signals.WatchAsync(parent);
        return signals;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var registration in registrations) registration.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        Stop();
    }

    private async Task WatchAsync(Stream parent)
    {
        while (await parent.ReadAsync(new byte[1]) > 0)
        {
            // Nothing is ever said on this pipe; only its end matters.
        }

        Stop();
    }

    private void Stop()
    {
        if (Interlocked.Increment(ref received) > 1) Environment.Exit((int)ExitCode.Interrupted);
        EvalRuns.Stop();
        _ = EndAsync();
    }

    private static async Task EndAsync()
    {
        await Task.Delay(Patience, TimeProvider.System);
        foreach (var run in EvalRuns.All) await run.FinishAsync();
        await Task.Delay(Farewell, TimeProvider.System);
        Environment.Exit((int)ExitCode.Interrupted);
    }
}
