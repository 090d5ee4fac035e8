using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Alerts;
using LlmEval.Core.Domain.Observatory.Promotion;
using LlmEval.Core.Domain.Observatory.Reading;

namespace LlmEval.Core.Pipeline.Observatory.Alerting;

/// <summary>Brings alerts up to date when a checkpoint goes that others were compared with, or a suite changes that rules name.</summary>
/// <param name="inner">Changes the catalogue.</param>
/// <param name="alerts">Brings alerts up to date.</param>
/// <param name="facts">Says whose a checkpoint is.</param>
/// <param name="failed">Is told when that went wrong; what was changed stays changed.</param>
public sealed class FollowedCatalogue(IObservatoryCatalogue inner, IAlertUpkeep alerts, IPromotionFacts facts, Action<Exception> failed) : IObservatoryCatalogue
{
    /// <inheritdoc />
    public async Task SaveSuiteAsync(DatasetSuite suite, CancellationToken cancellationToken)
    {
        await inner.SaveSuiteAsync(suite, cancellationToken);
        await FollowAsync(alerts.JudgeAnewAsync(null, cancellationToken));
    }

    /// <inheritdoc />
    public async Task<bool> DeleteSuiteAsync(string suiteId, CancellationToken cancellationToken)
    {
        var was = await inner.DeleteSuiteAsync(suiteId, cancellationToken);
        if (was) await FollowAsync(alerts.JudgeAnewAsync(null, cancellationToken));
        return was;
    }

    /// <inheritdoc />
    public Task SaveBenchmarksAsync(IReadOnlyList<Benchmark> benchmarks, CancellationToken cancellationToken) => inner.SaveBenchmarksAsync(benchmarks, cancellationToken);

    /// <inheritdoc />
    public Task<TrackedModel?> ChangeModelAsync(string modelId, ModelChange change, CancellationToken cancellationToken) => inner.ChangeModelAsync(modelId, change, cancellationToken);

    /// <inheritdoc />
    public Task<ObservatoryContents?> CountModelAsync(string modelId, CancellationToken cancellationToken) => inner.CountModelAsync(modelId, cancellationToken);

    /// <inheritdoc />
    public Task<ObservatoryContents?> CountCheckpointAsync(string checkpointId, CancellationToken cancellationToken) => inner.CountCheckpointAsync(checkpointId, cancellationToken);

    /// <inheritdoc />
    public Task<ObservatoryContents?> DeleteModelAsync(string modelId, CancellationToken cancellationToken) => inner.DeleteModelAsync(modelId, cancellationToken);

    /// <inheritdoc />
    public async Task<ObservatoryContents?> DeleteCheckpointAsync(string checkpointId, CancellationToken cancellationToken)
    {
        var model = (await facts.ReadAsync(checkpointId, cancellationToken))?.ModelId;
        var gone = await inner.DeleteCheckpointAsync(checkpointId, cancellationToken);
        if (gone is not null && model is not null) await FollowAsync(alerts.CompareAnewAsync(model, cancellationToken));
        return gone;
    }

    private async Task FollowAsync(Task work)
    {
        try
        {
            await work;
        }
        catch (Exception e)
        {
            failed(e);
        }
    }
}
