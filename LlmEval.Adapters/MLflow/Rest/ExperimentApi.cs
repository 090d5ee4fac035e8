using System.Net;

namespace LlmEval.Adapters.MLflow.Rest;

/// <summary>Experiments of the server.</summary>
internal sealed class ExperimentApi(MlflowConnection connection)
{
    private const string AlreadyExists = "RESOURCE_ALREADY_EXISTS";

    /// <summary>The id of the experiment with a name; made when it does not exist.</summary>
    /// <exception cref="MlflowException">It is deleted, or the server failed.</exception>
    public Task<string> FindOrCreateAsync(string name, CancellationToken cancellationToken) => connection.RetryAsync(
        async token =>
        {
            if (await FindAsync(name, token) is { } found) return Usable(found);
            try
            {
                return (await connection.PostAsync(
                    "experiments/create", new CreateExperiment(name), MlflowJson.Default.CreateExperiment, MlflowJson.Default.CreatedExperiment, token)).ExperimentId;
            }
            catch (MlflowException taken) when (taken.ErrorCode == AlreadyExists && !taken.IsTransient)
            {
                // Another process was faster.
                return Usable(await FindAsync(name, token) ?? throw new MlflowException(taken.Message, taken));
            }
        },
        cancellationToken);

    private async Task<Experiment?> FindAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return (await connection.GetAsync("experiments/get-by-name", ("experiment_name", name), MlflowJson.Default.ExperimentAnswer, cancellationToken)).Experiment;
        }
        catch (MlflowException problem) when (problem is { Status: HttpStatusCode.NotFound, ErrorCode: "RESOURCE_DOES_NOT_EXIST" })
        {
            return null;
        }
    }

    // A deleted experiment keeps its name, and takes no runs.
    private static string Usable(Experiment experiment) => experiment.LifecycleStage is null or "active"
        ? experiment.ExperimentId
        : throw new MlflowException(
            $"The experiment '{experiment.Name}' is deleted in MLflow: bring it back with mlflow experiments restore --experiment-id {experiment.ExperimentId}, "
            + "or give another name in tracking.experiment");
}
