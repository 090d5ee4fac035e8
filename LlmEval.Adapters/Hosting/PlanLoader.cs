using LlmEval.Adapters.Datasets;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Planning;

namespace LlmEval.Adapters.Hosting;

/// <summary>From a config file to the plan of a run.</summary>
public static class PlanLoader
{
    /// <summary>Reads the config and its dataset and makes the plan.</summary>
    /// <param name="options">What is to be run.</param>
    /// <param name="warn">Is told what is right but worth a look.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ConfigException">The config has problems.</exception>
    /// <exception cref="Core.Domain.Tasks.DatasetException">The dataset has problems.</exception>
    /// <exception cref="PlanException">The selection does not fit the config.</exception>
    public static async Task<EvalPlan> LoadAsync(RunOptions options, Action<string> warn, CancellationToken cancellationToken)
    {
        var config = ConfigAccess.Load(options, warn);
        var tasks = await new DatasetLoader().LoadAsync(config.Dataset, cancellationToken);
        return PlanBuilder.Build(config, tasks, options.Selection);
    }
}
