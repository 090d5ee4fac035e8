using LlmEval.Core.Domain.Lab;

namespace LlmEval.Core.Lab.Figures;

/// <summary>What figures are made of: experiments, and what judges and people said of them. Order does not matter.</summary>
public sealed record LabEvidence
{
    /// <summary>The experiments in question; what is said of others is left aside.</summary>
    public required IReadOnlyList<ExperimentFacts> Experiments { get; init; }

    /// <summary>Batches; they say which review prompt made a score, and when.</summary>
    public IReadOnlyList<AiBatch> Batches { get; init; } = [];

    /// <summary>The scores of completed batches.</summary>
    public IReadOnlyList<AiScore> AiScores { get; init; } = [];

    /// <summary>Every ranking that was saved, also those that a later one of the same person stands for.</summary>
    public IReadOnlyList<HumanRanking> Rankings { get; init; } = [];

    /// <summary>Scores by hand.</summary>
    public IReadOnlyList<ManualScore> ManualScores { get; init; } = [];

    /// <summary>The same for one run; for several, take it apart once with <see cref="EvidenceByRun"/>.</summary>
    public LabEvidence OfRun(string run) => new EvidenceByRun(this).Of(run);
}
