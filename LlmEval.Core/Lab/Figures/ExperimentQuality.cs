using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;

namespace LlmEval.Core.Lab.Figures;

/// <summary>How good single experiments are, on 0 to 10, as judges and as people say.</summary>
/// <remarks>
/// AI: the mean over review prompts of the score in the newest completed batch that has the experiment. Human: the mean of what its places
/// in the latest rankings are worth; where nobody ranked it among others, the mean of each person's latest score by hand. What programs sent as a score
/// by hand counts for neither.
/// </remarks>
public sealed class ExperimentQuality
{
    private readonly Dictionary<SampleId, List<AiScore>> ai;
    private readonly Dictionary<SampleId, List<double>> ranked;
    private readonly Dictionary<SampleId, List<double>> scored;

    /// <summary>Reads what was said.</summary>
    public ExperimentQuality(LabEvidence evidence)
    {
        var batches = evidence.Batches.Where(batch => batch.Status == AiBatchStatus.Completed).ToDictionary(batch => batch.Id);
        ai = evidence.AiScores.Where(score => batches.ContainsKey(score.Batch))
            .GroupBy(score => (score.Experiment, batches[score.Batch].ReviewPrompt))
            .Select(group => group.OrderByDescending(score => batches[score.Batch].StartedAt).ThenByDescending(score => score.Batch).First())
            .GroupBy(score => score.Experiment)
            .ToDictionary(group => group.Key, group => group.ToList());
        ranked = HumanOrders.Latest(evidence.Rankings).SelectMany(HumanOrders.Worths).GroupBy(worth => worth.Key, worth => worth.Value)
            .ToDictionary(group => group.Key, group => group.ToList());
        scored = HandScores.Latest(evidence.ManualScores.Where(score => score.Kind == ManualScore.HumanKind)).GroupBy(score => score.Experiment).ToDictionary(group => group.Key, group => group.Select(score => score.Score).ToList());
    }

    /// <summary>What judges say; null when none did.</summary>
    public double? Ai(SampleId experiment) => ai.TryGetValue(experiment, out var scores) ? scores.Average(score => score.Score) : null;

    /// <summary>How many scores of judges count.</summary>
    public int AiCount(SampleId experiment) => ai.TryGetValue(experiment, out var scores) ? scores.Count : 0;

    /// <summary>What people say; null when nobody did.</summary>
    public double? Human(SampleId experiment) => ranked.TryGetValue(experiment, out var said) || scored.TryGetValue(experiment, out said) ? said.Average() : null;
}
