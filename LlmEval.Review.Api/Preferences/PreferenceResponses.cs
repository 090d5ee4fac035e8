using LlmEval.Core.Domain.Review;
using LlmEval.Review.Api.Contract;
using LlmEval.Review.Api.Runs;

namespace LlmEval.Review.Api.Preferences;

/// <summary>A preference in a list.</summary>
internal sealed record PreferenceListItemResponse
{
    /// <summary>Its content's hash.</summary>
    public required string Id { get; init; }

    /// <summary>The pair that it is derived from.</summary>
    public required Guid Pair { get; init; }

    /// <summary>The run.</summary>
    public required Guid Run { get; init; }

    /// <summary>The task's id.</summary>
    public required string Task { get; init; }

    /// <summary>The preferred model.</summary>
    public required string ChosenModel { get; init; }

    /// <summary>The other model.</summary>
    public required string RejectedModel { get; init; }

    /// <summary>1 for better, 2 for much better.</summary>
    public required int Strength { get; init; }

    /// <summary>Who or what it rests on.</summary>
    public required JudgmentSource Source { get; init; }

    /// <summary>Whether an admin decided between reviewers.</summary>
    public required bool Adjudicated { get; init; }

    /// <summary>Judgments that it rests on.</summary>
    public required int Judgments { get; init; }

    /// <summary>The preferred response fails the tests that the other passes.</summary>
    public required bool ContradictsTests { get; init; }

    /// <summary>When the newest of its judgments was made, UTC.</summary>
    public required DateTimeOffset DecidedAt { get; init; }
}

/// <summary>A preference in full.</summary>
/// <param name="Preference">What the list shows.</param>
/// <param name="Prompt">What the models were sent.</param>
/// <param name="Chosen">The preferred response.</param>
/// <param name="Rejected">The other one.</param>
/// <param name="Rationale">Why, in words.</param>
/// <param name="JudgmentIds">Judgments that it rests on.</param>
/// <param name="PolicyHash">Hash over how it was derived.</param>
/// <param name="ConfigHash">Hash of the run's config.</param>
/// <param name="DatasetHash">Hash of the run's tasks.</param>
internal sealed record PreferenceResponse(
    PreferenceListItemResponse Preference,
    IReadOnlyList<MessageResponse> Prompt,
    TextResponse Chosen,
    TextResponse Rejected,
    string? Rationale,
    IReadOnlyList<Guid> JudgmentIds,
    string PolicyHash,
    string ConfigHash,
    string DatasetHash);

/// <summary>How many preferences a policy gives, and what makes none.</summary>
/// <param name="Pairs">Pairs that were looked at.</param>
/// <param name="Preferences">Preferences.</param>
/// <param name="BySource">By who or what they rest on.</param>
/// <param name="Dropped">Pairs that make none, by reason.</param>
internal sealed record PreferenceCountResponse(int Pairs, int Preferences, IReadOnlyDictionary<string, int> BySource, IReadOnlyDictionary<string, int> Dropped);
