using LlmEval.Adapters.Hosting;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;

namespace LlmEval.Tool.Commands.Lab;

/// <summary>A scoring with its calls and what it says of each experiment.</summary>
/// <param name="Batch">The scoring.</param>
/// <param name="Calls">Its calls.</param>
/// <param name="Scores">Its scores, best first; empty unless it is completed.</param>
/// <param name="Experiments">The experiments that are scored.</param>
internal sealed record BatchResults(
    AiBatch Batch, IReadOnlyList<AiCall> Calls, IReadOnlyList<AiScore> Scores, IReadOnlyDictionary<SampleId, ExperimentFacts> Experiments)
{
    /// <summary>Reads it.</summary>
    public static async Task<BatchResults> ReadAsync(LabAccess lab, Guid id, CancellationToken cancellationToken)
    {
        var batch = await lab.Scoring.FindBatchAsync(id, cancellationToken) ?? throw new LabNotFoundException($"The scoring {id} was deleted meanwhile.");
        var experiments = await lab.Experiments.ReadFactsAsync(new ExperimentFilter { Prompt = batch.Prompt, Run = batch.Run }, cancellationToken);
        var scores = await lab.Scoring.ReadScoresAsync(batch.Prompt, cancellationToken);
        return new BatchResults(
            batch,
            await lab.Scoring.ReadCallsAsync(id, cancellationToken),
            [.. scores.Where(score => score.Batch == id).OrderBy(score => score.Rank).ThenByDescending(score => score.Score)],
            experiments.ToDictionary(experiment => experiment.Id));
    }
}
