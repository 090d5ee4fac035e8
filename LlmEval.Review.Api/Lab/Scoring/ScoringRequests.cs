using System.Text.Json;

namespace LlmEval.Review.Api.Lab.Scoring;

/// <summary>Whether an experiment is acceptable.</summary>
/// <param name="IsAcceptable">False for one that must not be recommended.</param>
internal sealed record LabAcceptabilityRequest(bool IsAcceptable);

/// <summary>A score by hand.</summary>
/// <param name="Score">0 to 10, higher is better.</param>
/// <param name="Criteria">Scores by criterion, 0 to 10; null for none.</param>
/// <param name="Notes">Notes; null for none.</param>
/// <param name="Strengths">What is good; null for none.</param>
/// <param name="Weaknesses">What is not; null for none.</param>
/// <param name="Metadata">What else a program says of it; null for none.</param>
internal sealed record LabScoreRequest(
    double Score,
    IReadOnlyDictionary<string, double>? Criteria = null,
    string? Notes = null,
    string? Strengths = null,
    string? Weaknesses = null,
    IReadOnlyDictionary<string, JsonElement>? Metadata = null);

/// <summary>A score that a person gave.</summary>
/// <param name="Id">The id.</param>
/// <param name="Experiment">The experiment.</param>
/// <param name="Kind"><c>human</c>; <c>ai</c> where a program says that a model scored.</param>
/// <param name="Evaluator">Who scored.</param>
/// <param name="Score">0 to 10.</param>
/// <param name="Criteria">Scores by criterion, 0 to 10.</param>
/// <param name="Notes">Notes; null for none.</param>
/// <param name="Strengths">What is good; null for none.</param>
/// <param name="Weaknesses">What is not; null for none.</param>
/// <param name="Metadata">What else a program says of it; null for none.</param>
/// <param name="CreatedAt">When, UTC.</param>
internal sealed record LabManualScoreResponse(
    Guid Id,
    Guid Experiment,
    string Kind,
    string Evaluator,
    double Score,
    IReadOnlyDictionary<string, double> Criteria,
    string? Notes,
    string? Strengths,
    string? Weaknesses,
    IReadOnlyDictionary<string, JsonElement>? Metadata,
    DateTimeOffset CreatedAt);

/// <summary>Scores by hand, newest first. The first one of a person stands, earlier ones are kept.</summary>
internal sealed record LabManualScoreListResponse(IReadOnlyList<LabManualScoreResponse> Items);

/// <summary>An order to be saved. The latest of a person for a run stands; earlier ones are kept.</summary>
internal sealed record LabRankingRequest
{
    /// <summary>The prompt's name.</summary>
    public required string Prompt { get; init; }

    /// <summary>The run.</summary>
    public required string Run { get; init; }

    /// <summary>The experiments, best first; those of one group are tied. Each once; those that are left out are not ranked.</summary>
    public required IReadOnlyList<IReadOnlyList<Guid>> Groups { get; init; }

    /// <summary>The scoring whose order was on the screen; null for none.</summary>
    public Guid? BasedOnBatch { get; init; }

    /// <summary>Notes; null for none.</summary>
    public string? Notes { get; init; }

    /// <summary>Time at work without pauses, milliseconds; 0 or more.</summary>
    public required double ActiveMs { get; init; }
}
