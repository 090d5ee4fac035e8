using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Reading;
using LlmEval.Core.Observatory.Comparing;
using LlmEval.Core.Observatory.Diagnosis;

namespace LlmEval.Core.Pipeline.Observatory;

/// <summary>Holds a checkpoint against a reference, dataset by dataset.</summary>
/// <param name="models">Models and checkpoints.</param>
/// <param name="scores">Scores.</param>
/// <param name="runs">Measurements.</param>
/// <param name="examples">Shared examples.</param>
public sealed class GapReport(ITrackedModels models, IScoreReader scores, IMeasurementReader runs, IPairedExamples examples)
{
    /// <summary>The table.</summary>
    /// <returns>Null when the model is not known, or has no such checkpoint.</returns>
    public async Task<ModelGaps?> ReadAsync(GapRequest request, CancellationToken cancellationToken)
    {
        if ((await models.FindAsync([request.ModelId], cancellationToken)) is not [var model]) return null;
        var checkpoints = await models.ListCheckpointsAsync(model.ModelId, cancellationToken);
        var checkpoint = request.CheckpointId is { } id ? checkpoints.FirstOrDefault(known => known.CheckpointId == id) : CheckpointChoice.Latest(checkpoints);
        if (request.CheckpointId is not null && checkpoint is null) return null;

        var history = await scores.ReadAsync(new ScoreFilter { Models = [model.ModelId], PrimaryOnly = true, ValuesOnly = true }, cancellationToken);
        var reference = await ReferenceAsync(request, model, cancellationToken);
        var rows = checkpoint is null ? [] : await RowsAsync(checkpoint, history, reference.Scores, request.Datasets, cancellationToken);
        return new ModelGaps
        {
            Model = model,
            Checkpoint = checkpoint,
            Against = request.Against,
            ReferenceModel = reference.Model,
            Reason = reference.Reason,
            Rows = rows,
            Policy = ComparisonPolicy.Default,
            Best = CheckpointChoice.Best(history),
            BestByDataset = CheckpointChoice.BestByDataset(history),
        };
    }

    private async Task<IReadOnlyList<GapRow>> RowsAsync(
        Checkpoint checkpoint,
        IReadOnlyList<StoredScore> history,
        IReadOnlyDictionary<string, StoredScore> reference,
        IReadOnlyCollection<string>? wanted,
        CancellationToken cancellationToken)
    {
        var own = (await scores.ReadAsync(new ScoreFilter { Checkpoints = [checkpoint.CheckpointId], PrimaryOnly = true }, cancellationToken)).ToDictionary(score => score.Score.Dataset);
        // Newest first: the newest measurement of each dataset says how it stands where no score does.
        var measured = (await runs.ReadOfCheckpointAsync(checkpoint.CheckpointId, cancellationToken)).GroupBy(run => run.Dataset).ToDictionary(group => group.Key, group => group.First());
        string[] datasets = [.. own.Keys.Union(measured.Keys).Where(dataset => wanted?.Contains(dataset) != false).Order(StringComparer.Ordinal)];
        ScorePair[] pairs = [.. datasets.Select(dataset => new ScorePair(Counting(own.GetValueOrDefault(dataset)), reference.GetValueOrDefault(dataset)))];
        var compared = ComparedScores.Of(pairs, await examples.CountAsync(ComparedScores.RunPairs(pairs), cancellationToken), ComparisonPolicy.Default);
        return
        [
            .. datasets.Select((dataset, place) => GapRow.Of(
                dataset,
                pairs[place],
                own.GetValueOrDefault(dataset)?.Score.Run ?? measured.GetValueOrDefault(dataset),
                compared[place],
                Recent(history, dataset, checkpoint))),
        ];
    }

    private async Task<Reference> ReferenceAsync(GapRequest request, TrackedModel model, CancellationToken cancellationToken)
    {
        switch (request.Against)
        {
            case GapReference.BestBaseline:
                var best = CheckpointChoice.BestByDataset(await BaselineScoresAsync(request.IncludesItself ? null : model, isFirstOnly: request.IncludesItself || model.Type != ModelType.Baseline, cancellationToken));
                return new Reference(null, best.Count == 0 ? "there is no baseline with a score" : null, best);
            case GapReference.SizeMatched:
                return await SizeMatchAsync(model, cancellationToken);
            case GapReference.Model:
                var other = (await models.FindAsync([request.ReferenceId!], cancellationToken)) is [var found] ? found : null;
                return other is null
                    ? Reference.None($"there is no model '{request.ReferenceId}'")
                    : new Reference(other, null, CheckpointChoice.LatestByDataset(await scores.ReadAsync(new ScoreFilter { Models = [other.ModelId], PrimaryOnly = true }, cancellationToken)));
            default:
                if (await models.FindCheckpointAsync(request.ReferenceId!, cancellationToken) is not { } checkpoint) return Reference.None($"there is no checkpoint '{request.ReferenceId}'");
                var owner = (await models.FindAsync([checkpoint.ModelId], cancellationToken))[0];
                return new Reference(owner, null, CheckpointChoice.LatestByDataset(await scores.ReadAsync(new ScoreFilter { Checkpoints = [checkpoint.CheckpointId], PrimaryOnly = true }, cancellationToken)));
        }
    }

    private async Task<Reference> SizeMatchAsync(TrackedModel model, CancellationToken cancellationToken)
    {
        if (model.ParameterCount is null) return Reference.None("the number of the model's parameters is unknown");
        var best = await BaselineScoresAsync(model, isFirstOnly: false, cancellationToken);
        var match = SizeMatch.Find(model, await models.FindAsync([.. best.Select(score => score.ModelId).Distinct()], cancellationToken), best);
        return match is null
            ? Reference.None("no baseline with a score has within half of the model's parameters")
            : new Reference(match, null, CheckpointChoice.BestByDataset(best.Where(score => score.ModelId == match.ModelId)));
    }

    private async Task<IReadOnlyList<StoredScore>> BaselineScoresAsync(TrackedModel? except, bool isFirstOnly, CancellationToken cancellationToken)
    {
        var best = await scores.ReadAsync(new ScoreFilter { Type = ModelType.Baseline, BestOnly = true, FirstOnly = isFirstOnly }, cancellationToken);
        return [.. best.Where(score => score.ModelId != except?.ModelId)];
    }

    private static StoredScore? Counting(StoredScore? score) => score is { Score.Counts: true } ? score : null;

    private static IReadOnlyList<double> Recent(IReadOnlyList<StoredScore> history, string dataset, Checkpoint checkpoint) =>
    [
        .. history.Where(score => score.Score.Dataset == dataset && score.Score.Counts && (score.Score.Step ?? long.MaxValue) <= (checkpoint.Step ?? long.MaxValue))
            .OrderByDescending(score => score.Score.Step ?? -1).Select(score => score.Score.Value),
    ];

    private sealed record Reference(TrackedModel? Model, string? Reason, IReadOnlyDictionary<string, StoredScore> Scores)
    {
        public static Reference None(string reason) => new(null, reason, new Dictionary<string, StoredScore>());
    }
}

/// <summary>What is to be held against what.</summary>
/// <param name="ModelId">The model.</param>
/// <param name="CheckpointId">Its checkpoint; null: the latest.</param>
/// <param name="Against">What it is held against.</param>
/// <param name="ReferenceId">The model or checkpoint, where it is held against one.</param>
public sealed record GapRequest(string ModelId, string? CheckpointId, GapReference Against, string? ReferenceId)
{
    /// <summary>Only these datasets, which p values are then adjusted over; null: all.</summary>
    public IReadOnlyCollection<string>? Datasets { get; init; }

    /// <summary>Whether a baseline is held against itself too, where it is the best one, as the original does.</summary>
    public bool IncludesItself { get; init; }
}

/// <summary>A checkpoint held against a reference.</summary>
public sealed record ModelGaps
{
    /// <summary>The model.</summary>
    public required TrackedModel Model { get; init; }

    /// <summary>The checkpoint; null when the model has none.</summary>
    public required Checkpoint? Checkpoint { get; init; }

    /// <summary>What it is held against.</summary>
    public required GapReference Against { get; init; }

    /// <summary>The model of the reference; null for the best baseline of each dataset, and without one.</summary>
    public required TrackedModel? ReferenceModel { get; init; }

    /// <summary>Why there is no reference; null when there is one.</summary>
    public required string? Reason { get; init; }

    /// <summary>Rows by dataset.</summary>
    public required IReadOnlyList<GapRow> Rows { get; init; }

    /// <summary>When a difference counts.</summary>
    public required ComparisonPolicy Policy { get; init; }

    /// <summary>The model's best checkpoint; null without a score.</summary>
    public required CheckpointMean? Best { get; init; }

    /// <summary>The model's best score on each dataset.</summary>
    public required IReadOnlyDictionary<string, StoredScore> BestByDataset { get; init; }
}
