using LlmEval.Core.Domain.Lab;

namespace LlmEval.Core.Judging.Reviewing;

/// <summary>What the calls of a batch come to.</summary>
public static class ReviewScores
{
    // Means of a few numbers: what differs by less is the same number, added up in another order.
    private const int Digits = 9;

    /// <summary>
    /// A score for each experiment: the mean over its calls, on 0 to 10. Ranks count among experiments that answered the same messages, by mean
    /// rank and then mean score (in pointwise batches by score alone); those that are equal in both share a rank, and the next ones count on
    /// (1, 1, 3).
    /// </summary>
    /// <param name="batch">The batch.</param>
    /// <param name="review">The review prompt that the calls were made with.</param>
    /// <param name="experiments">The experiments of the batch.</param>
    /// <param name="calls">All its calls.</param>
    /// <exception cref="ArgumentException">A call could not be read, or an experiment has no opinion: such a batch has no scores.</exception>
    public static IReadOnlyList<AiScore> Of(Guid batch, ReviewPrompt review, IReadOnlyList<LabExperiment> experiments, IReadOnlyList<AiCall> calls)
    {
        if (calls.FirstOrDefault(call => call.Problem is not null) is { } failed) throw new ArgumentException($"Call {failed.Index} has no readable answer: {failed.Problem}", nameof(calls));
        var opinions = calls.SelectMany(call => call.Opinions).ToLookup(opinion => opinion.Experiment);
        if (experiments.FirstOrDefault(experiment => !opinions[experiment.Id].Any()) is { } without) throw new ArgumentException($"No call speaks of experiment {without.Id}.", nameof(calls));
        return [.. SameMessages.Group(experiments, experiment => experiment).SelectMany(group => Ranked(batch, review, group, opinions))];
    }

    private static IEnumerable<AiScore> Ranked(Guid batch, ReviewPrompt review, IReadOnlyList<LabExperiment> group, ILookup<Domain.Identity.SampleId, AiOpinion> opinions)
    {
        var means = group.Select(experiment => new
        {
            Said = opinions[experiment.Id].ToList(),
            // Without ranks, all of one place: scores decide.
            Rank = Math.Round(opinions[experiment.Id].Average(opinion => opinion.Rank ?? 0), Digits),
            Score = Math.Round(OnTen(opinions[experiment.Id].Average(opinion => opinion.Score), review.Scale), Digits),
            experiment.Id,
        }).ToList();
        return means.OrderBy(mean => mean.Rank).ThenByDescending(mean => mean.Score).ThenBy(mean => mean.Id.Value).Select(mean => new AiScore
        {
            Batch = batch,
            Experiment = mean.Id,
            Rank = 1 + means.Count(other => other.Rank < mean.Rank || (other.Rank == mean.Rank && other.Score > mean.Score)),
            Score = mean.Score,
            Criteria = review.Criteria.ToDictionary(name => name, name => Math.Round(OnTen(mean.Said.Average(opinion => opinion.Criteria[name]), review.Scale), Digits)),
            Comments = [.. mean.Said.Select(opinion => opinion.Comment).Where(comment => comment.Length > 0).Distinct()],
        });
    }

    private static double OnTen(double score, ScoreScale scale) => 10 * (score - scale.Lowest) / (scale.Highest - scale.Lowest);
}
