namespace LlmEval.Core.Domain.Observatory.Alerts;

/// <summary>A model's scores on a dataset.</summary>
/// <param name="ModelId">The model.</param>
/// <param name="Dataset">The dataset.</param>
public readonly record struct SeriesKey(string ModelId, string Dataset);

/// <summary>The primary scores of a model on a dataset, over its checkpoints.</summary>
public sealed record ScoreSeries
{
    /// <summary>Which.</summary>
    public required SeriesKey Key { get; init; }

    /// <summary>The model's name for people.</summary>
    public required string DisplayName { get; init; }

    /// <summary>What the model is.</summary>
    public required ModelType ModelType { get; init; }

    /// <summary>The scores, one per checkpoint that has one, whether they count or not; in any order.</summary>
    public required IReadOnlyList<SeriesScore> Scores { get; init; }

    /// <summary>The checkpoint that was promoted last and still is; null for none.</summary>
    public string? PromotedCheckpointId { get; init; }
}

/// <summary>A score of a series.</summary>
/// <param name="Score">The score.</param>
/// <param name="HasExamples">Whether examples of its measurement are known.</param>
public sealed record SeriesScore(MeasuredScore Score, bool HasExamples);

/// <summary>An alert in the store, as far as it takes to say whether it still holds.</summary>
/// <param name="Id">Its place.</param>
/// <param name="Alert">What was found.</param>
/// <param name="NewestChange">The newest of what became of it; null when nothing did.</param>
/// <param name="ByTool">Whether the tool itself made that change.</param>
public sealed record StandingAlert(long Id, Alert Alert, AlertChangeKind? NewestChange, bool ByTool);
