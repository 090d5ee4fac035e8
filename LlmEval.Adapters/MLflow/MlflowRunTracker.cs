using LlmEval.Adapters.MLflow.Rest;
using LlmEval.Core.Domain.Tracking;

namespace LlmEval.Adapters.MLflow;

/// <summary>
/// Shows runs in MLflow: one experiment; a run per evaluation; below it a run per model and prompt variant; config, dataset and reports as
/// artifacts of the evaluation's run.
/// </summary>
public sealed class MlflowRunTracker : IRunTracker
{
    /// <summary>The literal name that the store keeps.</summary>
    public const string LiteralName = "mlflow";

    private readonly MlflowOptions options;
    private readonly TimeProvider time;
    private readonly MlflowConnection connection;

    /// <summary>A tracker for a server; nothing is sent yet.</summary>
    public MlflowRunTracker(MlflowOptions options, TimeProvider time)
    {
        (this.options, this.time) = (options, time);
        connection = new MlflowConnection(options, time);
    }

    /// <inheritdoc />
    public async Task<TrackingReport> TrackAsync(TrackedRun run, CancellationToken cancellationToken)
    {
        try
        {
            var experiment = await new ExperimentApi(connection).FindOrCreateAsync(options.Experiment, cancellationToken);
            return await new RunSender(connection, options, time, experiment, run).SendAsync(cancellationToken);
        }
        catch (MlflowException problem)
        {
            return new TrackingReport { Error = problem.Message };
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new TrackingReport { Error = $"a report could not be written to {Path.GetTempPath()}: {problem.Message}" };
        }
    }

    /// <inheritdoc />
    public void Dispose() => connection.Dispose();
}
