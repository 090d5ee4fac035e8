using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Figures;
using LlmEval.Core.Pipeline.Lab;

namespace LlmEval.Review.Api.Lab;

/// <summary>Reads all that figures are made of.</summary>
internal sealed class LabEvidenceReader(ILabExperiments experiments, ILabScoring scoring)
{
    /// <summary>What is known of a prompt's experiments, or of all.</summary>
    /// <param name="prompt">The prompt's name; null for all.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<LabEvidence> ReadAsync(string? prompt, CancellationToken cancellationToken) => EvidenceReading.ReadAsync(experiments, scoring, prompt, cancellationToken);
}
