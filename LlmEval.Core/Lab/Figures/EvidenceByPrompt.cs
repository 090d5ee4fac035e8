using LlmEval.Core.Domain.Lab;

namespace LlmEval.Core.Lab.Figures;

/// <summary>All that is known, taken apart by prompt once.</summary>
public sealed class EvidenceByPrompt
{
    private readonly ILookup<string, ExperimentFacts> experiments;
    private readonly ILookup<string, AiBatch> batches;
    private readonly ILookup<string, AiScore> scores;
    private readonly ILookup<string, HumanRanking> rankings;
    private readonly ILookup<string, ManualScore> byHand;

    /// <summary>Takes it apart.</summary>
    public EvidenceByPrompt(LabEvidence all)
    {
        All = all;
        var promptOf = all.Experiments.ToDictionary(experiment => experiment.Id, experiment => experiment.Prompt);
        var promptOfBatch = all.Batches.ToDictionary(batch => batch.Id, batch => batch.Prompt);
        experiments = all.Experiments.ToLookup(experiment => experiment.Prompt);
        batches = all.Batches.ToLookup(batch => batch.Prompt);
        // Kinds of evidence are read one beside the other: a score may be of what was stored, or deleted, meanwhile.
        scores = all.AiScores.Where(score => promptOfBatch.ContainsKey(score.Batch)).ToLookup(score => promptOfBatch[score.Batch]);
        rankings = all.Rankings.ToLookup(ranking => ranking.Prompt);
        byHand = all.ManualScores.Where(score => promptOf.ContainsKey(score.Experiment)).ToLookup(score => promptOf[score.Experiment]);
    }

    /// <summary>All of it.</summary>
    public LabEvidence All { get; }

    /// <summary>What is known of a prompt.</summary>
    public LabEvidence Of(string prompt) => All with
    {
        Experiments = [.. experiments[prompt]],
        Batches = [.. batches[prompt]],
        AiScores = [.. scores[prompt]],
        Rankings = [.. rankings[prompt]],
        ManualScores = [.. byHand[prompt]],
    };
}
