using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;

namespace LlmEval.Core.Lab.Figures;

/// <summary>How good single experiments are, on 0 to 10, as judges and as people say.</summary>
/// <remarks>
/// AI: the mean over review prompts of the score in the newest completed batch that has the experiment. Human: the mean over the latest
/// rankings of 10·(1 − (midrank − 1)/(n − 1)); where nobody ranked it among others, the mean of each person's latest score by hand. A
/// ranking of one experiment says nothing.
/// </remarks>
public sealed class ExperimentQuality
{
    private readonly Dictionary<SampleId, List<AiScore>> ai;
    private readonly Dictionary<SampleId, List<double>> ranked = [];
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
        foreach (var ranking in HumanOrders.Latest(evidence.Rankings))
        {
            var places = HumanOrders.Midranks(ranking);
            foreach (var (experiment, place) in places)
            {
                if (places.Count < 2) continue;
                if (!ranked.TryGetValue(experiment, out var said)) ranked[experiment] = said = [];
                said.Add(10 * (1 - ((place - 1) / (places.Count - 1))));
            }
        }

        scored = evidence.ManualScores.OrderByDescending(score => score.CreatedAt).ThenByDescending(score => score.Id)
            .DistinctBy(score => (score.Experiment, score.Evaluator))
            .GroupBy(score => score.Experiment)
            .ToDictionary(group => group.Key, group => group.Select(score => score.Score).ToList());
    }

    /// <summary>What judges say; null when none did.</summary>
    public double? Ai(SampleId experiment) => ai.TryGetValue(experiment, out var scores) ? scores.Average(score => score.Score) : null;

    /// <summary>How many scores of judges count.</summary>
    public int AiCount(SampleId experiment) => ai.TryGetValue(experiment, out var scores) ? scores.Count : 0;

    /// <summary>What people say; null when nobody did.</summary>
    public double? Human(SampleId experiment) => ranked.TryGetValue(experiment, out var said) || scored.TryGetValue(experiment, out said) ? said.Average() : null;
}
