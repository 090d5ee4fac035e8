using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Sandboxing;
using LlmEval.Core.Domain.Tasks;
using LlmEval.Core.Pipeline.Events;
using LlmEval.Core.Planning;

namespace LlmEval.Adapters.Hosting;

/// <summary>A config's run within the caller's own process: the same session as <c>llm-eval run</c>, without the test platform around it.</summary>
public static class Evaluation
{
    /// <summary>Runs a config, or the selected part of it, to its end: every case, the gates, the judge, tracking and publishing.</summary>
    /// <param name="options">What is to be run.</param>
    /// <param name="observer">Is told what happens, warnings included; null for nobody.</param>
    /// <param name="stop">Takes no new samples: what is done is kept, the run ends as interrupted and is returned as it stands.</param>
    /// <returns>The run as it is stored, with a line of results per model.</returns>
    /// <exception cref="ConfigException">The config has problems; the message shows each at its place.</exception>
    /// <exception cref="DatasetException">The dataset has problems.</exception>
    /// <exception cref="PlanException">The selection does not fit the config.</exception>
    /// <exception cref="Core.Domain.Models.ModelSetupException">A model cannot be used.</exception>
    /// <exception cref="SandboxUnavailableException">No sandbox can run here.</exception>
    /// <exception cref="StorageException">The database cannot be opened, or broke.</exception>
    public static async Task<RunFinished> RunAsync(RunOptions options, IRunObserver? observer = null, CancellationToken stop = default)
    {
        var told = observer ?? new Nobody();
        var plan = await PlanLoader.LoadAsync(options, message => told.Observe(new RunWarning(message)), stop);
        await using var host = await SessionHost.OpenAsync(plan, options, told, stop);
        await host.BeginAsync(stop);
        await using var stopping = stop.Register(host.Stop);
        host.Session.RequestAll();
        await host.Session.WhenSettledAsync();
        var end = await host.Session.FinishAsync(CancellationToken.None);
        await host.FollowUpAsync(end.Run);
        return end;
    }

    private sealed class Nobody : IRunObserver
    {
        public void Observe(RunEvent happened)
        {
        }
    }
}
