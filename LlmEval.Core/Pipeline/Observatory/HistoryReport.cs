using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Reading;
using LlmEval.Core.Observatory.Diagnosis;

namespace LlmEval.Core.Pipeline.Observatory;

/// <summary>Reads scores of models over their training.</summary>
/// <param name="scores">Scores.</param>
/// <param name="runs">Measurements.</param>
public sealed class HistoryReport(IScoreReader scores, IMeasurementReader runs)
{
    /// <summary>Curves of models.</summary>
    /// <param name="modelIds">The models.</param>
    /// <param name="datasets">Only on these; empty: all.</param>
    /// <param name="steps">Steps of checkpoints by id: measurements without a score are placed by them.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>By model and dataset.</returns>
    public async Task<IReadOnlyDictionary<(string ModelId, string Dataset), ModelCurve>> ReadAsync(
        IReadOnlyCollection<string> modelIds, IReadOnlyCollection<string> datasets, IReadOnlyDictionary<string, Checkpoint> steps, CancellationToken cancellationToken)
    {
        var values = await scores.ReadAsync(new ScoreFilter { Models = modelIds, Datasets = datasets, PrimaryOnly = true }, cancellationToken);
        var counting = values.Where(score => score.Score.Counts).ToList();
        var scored = counting.Select(score => (score.Score.CheckpointId, score.Score.Dataset)).ToHashSet();
        var unscored = (await runs.ReadNewestAsync(modelIds, cancellationToken))
            .Where(run => steps.ContainsKey(run.CheckpointId) && (datasets.Count == 0 || datasets.Contains(run.Dataset)) && !scored.Contains((run.CheckpointId, run.Dataset)))
            .ToLookup(run => (steps[run.CheckpointId].ModelId, run.Dataset));
        var curves = counting.ToLookup(score => (score.ModelId, score.Score.Dataset));
        return curves.Select(curve => curve.Key).Union(unscored.Select(group => group.Key))
            .ToDictionary(key => key, key => ModelCurve.Of([.. curves[key]], [.. unscored[key]], steps));
    }
}
