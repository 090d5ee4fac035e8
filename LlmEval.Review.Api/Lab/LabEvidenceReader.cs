using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Figures;

namespace LlmEval.Review.Api.Lab;

/// <summary>Reads all that figures are made of.</summary>
internal sealed class LabEvidenceReader(ILabExperiments experiments, ILabScoring scoring)
{
    /// <summary>What is known of a prompt's experiments, or of all.</summary>
    /// <param name="prompt">The prompt's name; null for all.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<LabEvidence> ReadAsync(string? prompt, CancellationToken cancellationToken)
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
