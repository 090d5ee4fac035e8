namespace LlmEval.Core.Domain.Assignments.Building;

/// <summary>A task that a builder took on, and how far it is. It holds no secret.</summary>
public sealed record BuildJob
{
    /// <summary>New per job; grows with time.</summary>
    public required Guid Id { get; init; }

    /// <summary>Which builder took it on: several may share a database.</summary>
    public required string Builder { get; init; }

    /// <summary>Who the builder is to the instructor.</summary>
    public required string Email { get; init; }

    /// <summary>The task's id, the same in all rounds.</summary>
    public required string Task { get; init; }

    /// <summary>From 1.</summary>
    public required int Round { get; init; }

    /// <summary>Unique per request.</summary>
    public required string Nonce { get; init; }

    /// <summary>What to build or change.</summary>
    public required string Brief { get; init; }

    /// <summary>What will be checked.</summary>
    public required IReadOnlyList<string> Checks { get; init; }

    /// <summary>Where the notice goes.</summary>
    public required string EvaluationUrl { get; init; }

    /// <summary>Files that come with the brief.</summary>
    public required IReadOnlyList<WireAttachment> Attachments { get; init; }

    /// <summary>The repository's name, the same in all rounds of a task.</summary>
    public required string Repository { get; init; }

    /// <summary>When the request came.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Until when the instructor has to be told.</summary>
    public required DateTimeOffset DeadlineAt { get; init; }

    /// <summary>How far it is.</summary>
    public BuildState State { get; init; }

    /// <summary>When it came to its end; null before.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The model's answer as it came; null before. With it, a restart pays for no second one.</summary>
    public string? Answer { get; init; }

    /// <summary>What was shipped; null before.</summary>
    public Submission? Submission { get; init; }

    /// <summary>Why it failed or expired, without secrets; null otherwise.</summary>
    public string? Error { get; init; }

    /// <summary>Attempts to tell the instructor, in order.</summary>
    public IReadOnlyList<NoticeAttempt> Attempts { get; init; } = [];

    /// <summary>What happened, a line each, in order; without secrets.</summary>
    public IReadOnlyList<string> Log { get; init; } = [];

    /// <summary>What the instructor is told.</summary>
    /// <exception cref="InvalidOperationException">Nothing was shipped.</exception>
    public BuildNotice ToNotice() => new()
    {
        Email = Email,
        Task = Task,
        Round = Round,
        Nonce = Nonce,
        Submission = Submission ?? throw new InvalidOperationException("Nothing was shipped."),
    };
}

/// <summary>An attempt to tell the instructor.</summary>
/// <param name="At">When it ended.</param>
/// <param name="HttpStatus">What was answered; null for no answer.</param>
/// <param name="Error">Why it does not count, in words; null when it does.</param>
public sealed record NoticeAttempt(DateTimeOffset At, int? HttpStatus, string? Error);
