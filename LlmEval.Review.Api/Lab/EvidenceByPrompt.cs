using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Figures;

namespace LlmEval.Review.Api.Lab;

/// <summary>All that is known, taken apart by prompt once.</summary>
internal sealed class EvidenceByPrompt
{
    private readonly LabEvidence all;
    private readonly ILookup<string, ExperimentFacts> experiments;
    private readonly ILookup<string, AiBatch> batches;
    private readonly ILookup<string, AiScore> scores;
    private readonly ILookup<string, HumanRanking> rankings;
    private readonly ILookup<string, ManualScore> byHand;

    /// <summary>Takes it apart.</summary>
    public EvidenceByPrompt(LabEvidence all)
    {
        this.all = all;
        var promptOf = all.Experiments.ToDictionary(experiment => experiment.Id, experiment => experiment.Prompt);
        var promptOfBatch = all.Batches.ToDictionary(batch => batch.Id, batch => batch.Prompt);
        experiments = all.Experiments.ToLookup(experiment => experiment.Prompt);
        batches = all.Batches.ToLookup(batch => batch.Prompt);
        scores = all.AiScores.ToLookup(score => promptOfBatch[score.Batch]);
        rankings = all.Rankings.ToLookup(ranking => ranking.Prompt);
        byHand = all.ManualScores.ToLookup(score => promptOf[score.Experiment]);
    }

    /// <summary>What is known of a prompt.</summary>
    public LabEvidence Of(string prompt) => all with
    {
        Experiments = [.. experiments[prompt]],
        Batches = [.. batches[prompt]],
        AiScores = [.. scores[prompt]],
        Rankings = [.. rankings[prompt]],
        ManualScores = [.. byHand[prompt]],
    };
}
