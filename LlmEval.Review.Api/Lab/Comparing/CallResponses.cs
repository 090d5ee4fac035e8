namespace LlmEval.Review.Api.Lab.Comparing;

/// <summary>A scoring with its calls as they came.</summary>
/// <param name="Batch">The scoring.</param>
/// <param name="Calls">Its calls in their order.</param>
internal sealed record LabBatchDetailResponse(LabBatchResponse Batch, IReadOnlyList<LabCallResponse> Calls);

/// <summary>A call of a judge.</summary>
internal sealed record LabCallResponse
{
    /// <summary>Its place, from 0: listwise 0 is an order drawn at random, 1 its reverse.</summary>
    public required int Index { get; init; }

    /// <summary>The experiments in the order shown; labels count along it.</summary>
    public required IReadOnlyList<Guid> Shown { get; init; }

    /// <summary>What was sent.</summary>
    public required IReadOnlyList<LabMessage> Messages { get; init; }

    /// <summary>The answer as it came; null when there is none.</summary>
    public required string? Answer { get; init; }

    /// <summary>Why it could not be read, or the provider's failure; null when it could.</summary>
    public required string? Problem { get; init; }

    /// <summary>What it said of each experiment, on the review prompt's scale.</summary>
    public required IReadOnlyList<LabOpinionResponse> Opinions { get; init; }

    /// <summary>Tokens sent, repair turns included; null when the provider says none.</summary>
    public required long? InputTokens { get; init; }

    /// <summary>Tokens of the answer, reasoning included; null when the provider says none.</summary>
    public required long? OutputTokens { get; init; }

    /// <summary>What it cost, in US dollars; null when unknown.</summary>
    public required decimal? CostUsd { get; init; }

    /// <summary>Time that the model took, seconds.</summary>
    public required double Seconds { get; init; }
}

/// <summary>What one call said of one experiment.</summary>
/// <param name="Experiment">The experiment.</param>
/// <param name="Rank">Its rank, 1 is best; null in pointwise calls.</param>
/// <param name="Score">The overall score on the review prompt's scale.</param>
/// <param name="Criteria">Scores by criterion, on the same scale.</param>
/// <param name="Comment">Why, in the judge's words.</param>
internal sealed record LabOpinionResponse(Guid Experiment, int? Rank, double Score, IReadOnlyDictionary<string, double> Criteria, string Comment);
