using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Reading;

namespace LlmEval.Core.Observatory.Diagnosis;

/// <summary>Checkpoints of a model that stand out.</summary>
public static class CheckpointChoice
{
    /// <summary>The checkpoint with the largest step, one without a step only where none has any; of equal ones the one that was seen last. Null for none.</summary>
    public static Checkpoint? Latest(IEnumerable<Checkpoint> checkpoints) =>
        checkpoints.OrderBy(checkpoint => checkpoint.Step ?? -1).ThenBy(checkpoint => checkpoint.CreatedAt).ThenBy(checkpoint => checkpoint.CheckpointId, StringComparer.Ordinal).LastOrDefault();

    /// <summary>
    /// The checkpoint with the highest mean over the datasets of the best covered checkpoint (of equally covered ones the latest), among those that have a
    /// score on all of these. A checkpoint with one easy dataset so never wins against those that were measured on all.
    /// </summary>
    /// <param name="scores">Primary scores of one model; those that do not count are left out.</param>
    /// <returns>Null without a score.</returns>
    public static CheckpointMean? Best(IEnumerable<StoredScore> scores)
    {
        var checkpoints = scores.Where(score => score.Score.Counts).GroupBy(score => score.Score.CheckpointId)
            .Select(group => (Id: group.Key, group.First().Score.Step, Values: group.ToDictionary(score => score.Score.Dataset, score => score.Score.Value)))
            .OrderByDescending(checkpoint => checkpoint.Step ?? -1).ThenBy(checkpoint => checkpoint.Id, StringComparer.Ordinal).ToList();
        if (checkpoints.Count == 0) return null;
        string[] datasets = [.. checkpoints.MaxBy(checkpoint => checkpoint.Values.Count).Values.Keys.Order(StringComparer.Ordinal)];
        return checkpoints.Where(checkpoint => datasets.All(checkpoint.Values.ContainsKey))
            .Select(checkpoint => new CheckpointMean(checkpoint.Id, checkpoint.Step, datasets.Average(dataset => checkpoint.Values[dataset]), datasets))
            .MaxBy(checkpoint => checkpoint.Mean);
    }

    /// <summary>The mean over the datasets of a checkpoint that have a score which counts; null without any.</summary>
    public static CheckpointMean? Mean(string checkpointId, IEnumerable<StoredScore> scores)
    {
        StoredScore[] own = [.. scores.Where(score => score.Score.CheckpointId == checkpointId && score.Score.Counts)];
        return own.Length == 0
            ? null
            : new CheckpointMean(checkpointId, own[0].Score.Step, own.Average(score => score.Score.Value), [.. own.Select(score => score.Score.Dataset).Order(StringComparer.Ordinal)]);
    }

    /// <summary>The best score on each dataset that counts; of equal ones that of the latest step.</summary>
    public static IReadOnlyDictionary<string, StoredScore> BestByDataset(IEnumerable<StoredScore> scores) =>
        scores.Where(score => score.Score.Counts).GroupBy(score => score.Score.Dataset)
            .ToDictionary(group => group.Key, group => group.OrderBy(score => score.Score.Value).ThenBy(score => score.Score.Step ?? -1).Last());

    /// <summary>The score of the latest step on each dataset that counts.</summary>
    public static IReadOnlyDictionary<string, StoredScore> LatestByDataset(IEnumerable<StoredScore> scores) =>
        scores.Where(score => score.Score.Counts).GroupBy(score => score.Score.Dataset)
            .ToDictionary(group => group.Key, group => group.OrderBy(score => score.Score.Step ?? long.MaxValue).ThenBy(score => score.IngestedAt).Last());
}

/// <summary>A checkpoint and its mean over some datasets.</summary>
/// <param name="CheckpointId">The checkpoint.</param>
/// <param name="Step">Its training step; null when unknown.</param>
/// <param name="Mean">The mean, every dataset counted once.</param>
/// <param name="Datasets">The datasets, sorted.</param>
public sealed record CheckpointMean(string CheckpointId, long? Step, double Mean, IReadOnlyList<string> Datasets);
