using LlmEval.Core.Domain.Lab;

namespace LlmEval.Review.Api.Lab.Runs;

/// <summary>Several runs of one prompt, one after the other, each scored when it is made.</summary>
internal sealed record LabSessionResponse
{
    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>The prompt's name.</summary>
    public required string Prompt { get; init; }

    /// <summary>Runs to make.</summary>
    public required int Runs { get; init; }

    /// <summary>Runs that came to rest, however.</summary>
    public required int RunsCompleted { get; init; }

    /// <summary>How it stands.</summary>
    public required LabSessionStatus Status { get; init; }

    /// <summary>Why it failed, in a line; null otherwise.</summary>
    public required string? Error { get; init; }

    /// <summary>Id of the review prompt that scores each run; null for none.</summary>
    public required string? ReviewPrompt { get; init; }

    /// <summary>Who asked for it.</summary>
    public required string RequestedBy { get; init; }

    /// <summary>When it was asked for, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last moved, UTC.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it came to rest, UTC; null before.</summary>
    public required DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Share of its work that is done, 0 to 1.</summary>
    public required double Progress { get; init; }

    /// <summary>Its runs in their order; those to come are not in it.</summary>
    public required IReadOnlyList<LabRunResponse> RunList { get; init; }
}
