namespace LlmEval.Core.Domain.Observatory.Reading;

/// <summary>A value of a metric, as it is stored.</summary>
public sealed record StoredScore
{
    /// <summary>Its number in the store.</summary>
    public required long Id { get; init; }

    /// <summary>The model.</summary>
    public required string ModelId { get; init; }

    /// <summary>The value and how it was measured.</summary>
    public required MeasuredScore Score { get; init; }

    /// <summary>Whether it stands for its dataset.</summary>
    public required bool IsPrimary { get; init; }

    /// <summary>A JSON object on the scoring.</summary>
    public required string EvalConfigJson { get; init; }

    /// <summary>When it arrived last, UTC.</summary>
    public required DateTimeOffset IngestedAt { get; init; }
}

/// <summary>Which scores are to be read. What is null or empty does not restrict.</summary>
public sealed record ScoreFilter
{
    /// <summary>Of these models.</summary>
    public IReadOnlyCollection<string> Models { get; init; } = [];

    /// <summary>Of models of this type.</summary>
    public ModelType? Type { get; init; }

    /// <summary>Of these checkpoints.</summary>
    public IReadOnlyCollection<string> Checkpoints { get; init; } = [];

    /// <summary>On these datasets.</summary>
    public IReadOnlyCollection<string> Datasets { get; init; } = [];

    /// <summary>Of this measurement.</summary>
    public string? Run { get; init; }

    /// <summary>Only those that stand for their dataset.</summary>
    public bool PrimaryOnly { get; init; }

    /// <summary>Only the best primary score of each model on each dataset that counts.</summary>
    public bool BestOnly { get; init; }

    /// <summary>With <see cref="BestOnly"/>: of these only the highest on each dataset; of equal ones that of the model with the smaller id.</summary>
    public bool FirstOnly { get; init; }

    /// <summary>Only scores that count, and without their measurements: where values are all that is needed of many.</summary>
    public bool ValuesOnly { get; init; }
}
