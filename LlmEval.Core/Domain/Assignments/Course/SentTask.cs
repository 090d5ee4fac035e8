using LlmEval.Core.Domain.Identity;

namespace LlmEval.Core.Domain.Assignments.Course;

/// <summary>A task that an instructor sends to a builder (assignments.md, 7).</summary>
public sealed record SentTask
{
    /// <summary>New per task; grows with time.</summary>
    public required Guid Id { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who the builder is.</summary>
    public required string Email { get; init; }

    /// <summary>Unique.</summary>
    public required string Nonce { get; init; }

    /// <summary>Where the builder listens.</summary>
    public required string Endpoint { get; init; }

    /// <summary>Where the builder is to tell that its page stands.</summary>
    public required string EvaluationUrl { get; init; }

    /// <summary>The SHA-256 of the secret that both share; the secret itself is never stored.</summary>
    public required ContentHash SecretHash { get; init; }

    /// <summary>What is asked, with what it is checked by.</summary>
    public required AssignmentTurn Turn { get; init; }

    /// <summary>Attempts to send it.</summary>
    public int Tries { get; init; }

    /// <summary>The HTTP status of the last attempt, 0 when the builder could not be reached; null before the first.</summary>
    public int? StatusCode { get; init; }

    /// <summary>Why the last attempt failed; null when it did not.</summary>
    public string? Error { get; init; }

    /// <summary>When the builder took it; null before.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Until when the builder has to tell; null until it took the task.</summary>
    public DateTimeOffset? DeadlineAt { get; init; }

    /// <summary>When it is to be sent again; null when it is not.</summary>
    public DateTimeOffset? NextTryAt { get; init; }

    /// <summary>The task's id on the wire, the same in all rounds.</summary>
    public string TaskId => Turn.Task.TaskId;

    /// <summary>From 1.</summary>
    public int Round => Turn.Task.Round;

    /// <summary>Whether the builder took it.</summary>
    public bool IsTaken => SentAt is not null;
}
