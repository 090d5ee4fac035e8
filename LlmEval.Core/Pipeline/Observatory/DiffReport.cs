using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Reading;
using LlmEval.Core.Observatory.Comparing;
using LlmEval.Core.Observatory.Diagnosis;

namespace LlmEval.Core.Pipeline.Observatory;

/// <summary>Compares two checkpoints.</summary>
/// <param name="models">Models and checkpoints.</param>
/// <param name="scores">Scores.</param>
/// <param name="examples">Shared examples.</param>
public sealed class DiffReport(ITrackedModels models, IScoreReader scores, IPairedExamples examples)
{
    /// <summary>Compares them: b − a.</summary>
    /// <param name="a">The checkpoint before.</param>
    /// <param name="b">The checkpoint now.</param>
    /// <param name="wanted">Only these datasets, which p values are then adjusted over; null: all.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<CheckpointDiff> ReadAsync(string a, string b, IReadOnlyCollection<string>? wanted, CancellationToken cancellationToken)
    {
        var (before, after) = (await SideAsync(a, cancellationToken), await SideAsync(b, cancellationToken));
        string[] datasets = [.. before.Scores.Keys.Union(after.Scores.Keys).Where(dataset => wanted?.Contains(dataset) != false).Order(StringComparer.Ordinal)];
        ScorePair[] pairs = [.. datasets.Select(dataset => new ScorePair(after.Scores.GetValueOrDefault(dataset), before.Scores.GetValueOrDefault(dataset)))];
        var compared = ComparedScores.Of(pairs, await examples.CountAsync(ComparedScores.RunPairs(pairs), cancellationToken), ComparisonPolicy.Default);
        return new CheckpointDiff(
            before.Side, after.Side, [.. datasets.Select((dataset, place) => new DiffRow(dataset, pairs[place].Second, pairs[place].First, compared[place]))], ComparisonPolicy.Default);
    }

    private async Task<(DiffSide Side, IReadOnlyDictionary<string, StoredScore> Scores)> SideAsync(string id, CancellationToken cancellationToken)
    {
        if (await models.FindCheckpointAsync(id, cancellationToken) is not { } checkpoint) return (new DiffSide(id, null, null), new Dictionary<string, StoredScore>());
        var model = (await models.FindAsync([checkpoint.ModelId], cancellationToken))[0];
        var own = await scores.ReadAsync(new ScoreFilter { Checkpoints = [id], PrimaryOnly = true }, cancellationToken);
        return (new DiffSide(id, checkpoint, model), CheckpointChoice.LatestByDataset(own));
    }
}

/// <summary>Two checkpoints compared.</summary>
/// <param name="A">The checkpoint before.</param>
/// <param name="B">The checkpoint now.</param>
/// <param name="Rows">Rows by dataset.</param>
/// <param name="Policy">When a difference counts.</param>
public sealed record CheckpointDiff(DiffSide A, DiffSide B, IReadOnlyList<DiffRow> Rows, ComparisonPolicy Policy);

/// <summary>A checkpoint on one side.</summary>
/// <param name="CheckpointId">Its id.</param>
/// <param name="Checkpoint">The checkpoint; null when it is not known.</param>
/// <param name="Model">Its model; null when it is not known.</param>
public sealed record DiffSide(string CheckpointId, Checkpoint? Checkpoint, TrackedModel? Model);

/// <summary>A dataset on both sides.</summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="A">The score before; null when none counts.</param>
/// <param name="B">The score now; null when none counts.</param>
/// <param name="Comparison">b against a; null when one is missing.</param>
public sealed record DiffRow(string Dataset, StoredScore? A, StoredScore? B, ScoreComparison? Comparison)
{
    /// <summary>b − a, 4 digits; null when one is missing.</summary>
    public double? DeltaBMinusA => A is null || B is null ? null : OriginalReading.Gap(B.Score.Value, A.Score.Value);

    /// <summary>Where the value went; null when one is missing.</summary>
    public DiffDirection? Direction => DeltaBMinusA switch { null => null, > 0 => DiffDirection.Improved, < 0 => DiffDirection.Regressed, _ => DiffDirection.Unchanged };

    /// <summary>The original's word.</summary>
    public OriginalSignificance OriginalSignificance => OriginalReading.Significance(A?.Score.Sent, B?.Score.Sent);
}
