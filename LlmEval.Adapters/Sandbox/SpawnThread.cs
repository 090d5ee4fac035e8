using System.Collections.Concurrent;
using System.Diagnostics;

namespace LlmEval.Adapters.Sandbox;

/// <summary>Starts processes from one thread that lives as long as this process.</summary>
/// <remarks>
/// A child that asked to die with its parent (<c>--die-with-parent</c>, PR_SET_PDEATHSIG) dies with the <i>thread</i> that started it, and
/// threads of the pool end whenever the pool thinks fit.
/// </remarks>
internal static class SpawnThread
{
    private static readonly BlockingCollection<Action> Work = [];

    static SpawnThread()
    {
        var thread = new Thread(() =>
        {
            foreach (var start in Work.GetConsumingEnumerable()) start();
        })
        {
            IsBackground = true,
            Name = "process starter",
        };
        thread.Start();
    }

    /// <summary>Starts a process.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">It cannot be started.</exception>
    public static Task<Process> StartAsync(ProcessStartInfo start)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        Work.Add(() =>
        {
            try
            {
                started.SetResult(Process.Start(start)!);
            }
            catch (Exception problem)
            {
                started.SetException(problem);
            }
        });
        return started.Task;
    }
}
