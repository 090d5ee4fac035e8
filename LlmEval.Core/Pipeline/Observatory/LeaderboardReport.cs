using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Reading;
using LlmEval.Core.Observatory.Comparing;

namespace LlmEval.Core.Pipeline.Observatory;

/// <summary>Ranks models on a dataset.</summary>
/// <param name="models">Models.</param>
/// <param name="scores">Scores.</param>
/// <param name="examples">Shared examples.</param>
public sealed class LeaderboardReport(ITrackedModels models, IScoreReader scores, IPairedExamples examples)
{
    /// <summary>Models by their best score that counts, best first; of equal scores the smaller id first.</summary>
    public async Task<IReadOnlyList<RankedModel>> RankAsync(string dataset, CancellationToken cancellationToken)
    {
        var best = (await scores.ReadAsync(new ScoreFilter { Datasets = [dataset], BestOnly = true }, cancellationToken))
            .OrderByDescending(score => score.Score.Value).ThenBy(score => score.ModelId, StringComparer.Ordinal).ToList();
        var known = (await models.FindAsync([.. best.Select(score => score.ModelId)], cancellationToken)).ToDictionary(model => model.ModelId);
        // A model that went between the two readings is left out.
        var ranked = best.Where(score => known.ContainsKey(score.ModelId)).ToList();
        return [.. ranked.Select(score => new RankedModel(1 + ranked.FindIndex(other => other.Score.Value == score.Score.Value), known[score.ModelId], score, null))];
    }

    /// <summary>The same, each held against the first.</summary>
    public async Task<IReadOnlyList<RankedModel>> CompareAsync(string dataset, CancellationToken cancellationToken)
    {
        var ranked = await RankAsync(dataset, cancellationToken);
        ScorePair[] pairs = [.. ranked.Skip(1).Select(row => new ScorePair(row.Score, ranked[0].Score))];
        var compared = ComparedScores.Of(pairs, await examples.CountAsync(ComparedScores.RunPairs(pairs), cancellationToken), ComparisonPolicy.Default);
        return [.. ranked.Select((row, place) => place == 0 ? row : row with { AgainstFirst = compared[place - 1] })];
    }
}

/// <summary>A model on a leaderboard.</summary>
/// <param name="Rank">Its place, counted from 1; equal scores share one.</param>
/// <param name="Model">The model.</param>
/// <param name="Score">Its best score.</param>
/// <param name="AgainstFirst">Held against the first; null for the first, and where that was not asked for.</param>
public sealed record RankedModel(int Rank, TrackedModel Model, StoredScore Score, ScoreComparison? AgainstFirst);
