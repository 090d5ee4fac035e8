using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Figures;

namespace LlmEval.Core.Pipeline.Lab;

/// <summary>Reads what figures and recommendations are made of: experiments, and what judges and people said of them.</summary>
public static class EvidenceReading
{
    /// <summary>Reads it, all kinds at once.</summary>
    /// <param name="experiments">The experiments.</param>
    /// <param name="scoring">What was said of them.</param>
    /// <param name="prompt">The prompt's name; null for all prompts.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="Domain.Results.StorageException">The store cannot be reached.</exception>
    public static async Task<LabEvidence> ReadAsync(ILabExperiments experiments, ILabScoring scoring, string? prompt, CancellationToken cancellationToken)
    {
        var facts = experiments.ReadFactsAsync(new ExperimentFilter { Prompt = prompt }, cancellationToken);
        var batches = scoring.ListBatchesAsync(prompt, run: null, cancellationToken);
        var scores = scoring.ReadScoresAsync(prompt, cancellationToken);
        var rankings = scoring.ReadRankingsAsync(prompt, cancellationToken);
        var byHand = scoring.ReadManualScoresAsync(prompt, cancellationToken);
        await Task.WhenAll(facts, batches, scores, rankings, byHand);
        return new LabEvidence
        {
            Experiments = await facts,
            Batches = await batches,
            AiScores = await scores,
            Rankings = await rankings,
            ManualScores = await byHand,
        };
    }
}
