using LlmEval.Core.Domain.Results;
using LlmEval.Review.Api.Contract;

namespace LlmEval.Review.Api.Runs;

/// <summary>A run in a list.</summary>
internal sealed record RunListItemResponse
{
    /// <summary>The id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The last eight digits of the id: what a person types.</summary>
    public required string ShortId { get; init; }

    /// <summary>The config's name.</summary>
    public required string Name { get; init; }

    /// <summary>How it stands.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>Start, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>End, UTC; null while it runs or when it was killed.</summary>
    public required DateTimeOffset? FinishedAt { get; init; }

    /// <summary>From start to end in milliseconds; null without an end.</summary>
    public required double? DurationMs { get; init; }

    /// <summary>Hash of the config.</summary>
    public required string ConfigHash { get; init; }

    /// <summary>The dataset's name.</summary>
    public required string DatasetName { get; init; }

    /// <summary>Hash of the selected tasks.</summary>
    public required string DatasetHash { get; init; }

    /// <summary>The run that this one started from; null for none.</summary>
    public required Guid? ResumedFrom { get; init; }

    /// <summary>Cases of the config that the selection left out; above 0 the run is partial.</summary>
    public required int LeftOut { get; init; }

    /// <summary>Cases by verdict.</summary>
    public required CaseCountsResponse Cases { get; init; }

    /// <summary>Planned samples that say nothing about their model.</summary>
    public required int NotMeasuredSamples { get; init; }

    /// <summary>A line per model × prompt variant, in the config's order.</summary>
    public required IReadOnlyList<ModelLineResponse> Models { get; init; }

    /// <summary>What the answers cost.</summary>
    public required CostResponse Cost { get; init; }

    /// <summary>Gates by what came of them.</summary>
    public required GateCountsResponse Gates { get; init; }

    /// <summary>How far its pairs are reviewed; null when it has no pairs.</summary>
    public required RunReviewResponse? Review { get; init; }
}

/// <summary>One model with one prompt variant, in brief.</summary>
/// <param name="Model">The model's id.</param>
/// <param name="Prompt">The prompt variant's id.</param>
/// <param name="Passed">Cases that passed.</param>
/// <param name="Failed">Cases that failed.</param>
/// <param name="NotMeasured">Cases without a verdict on the model, unfinished ones included.</param>
/// <param name="Metrics">pass@k with intervals, in the config's order.</param>
internal sealed record ModelLineResponse(string Model, string Prompt, int Passed, int Failed, int NotMeasured, IReadOnlyList<MetricResponse> Metrics);

/// <summary>Gates by what came of them.</summary>
internal sealed record GateCountsResponse(int Met, int NotMet, int Skipped);

/// <summary>How far the pairs of a run are reviewed.</summary>
/// <param name="Pairs">All pairs.</param>
/// <param name="Judged">Pairs with a standing verdict of a judge or a rule.</param>
/// <param name="Reviewed">Pairs with a standing verdict of a person.</param>
internal sealed record RunReviewResponse(int Pairs, int Judged, int Reviewed);
