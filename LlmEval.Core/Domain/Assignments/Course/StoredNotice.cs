namespace LlmEval.Core.Domain.Assignments.Course;

/// <summary>A notice that was matched with its task, i.e. a submission to be checked.</summary>
public sealed record StoredNotice
{
    /// <summary>New per revision; grows with time.</summary>
    public required Guid Id { get; init; }

    /// <summary>The task that it answers.</summary>
    public required Guid Task { get; init; }

    /// <summary>When it came last.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>What the builder said.</summary>
    public required BuildNotice Notice { get; init; }

    /// <summary>Whether it first came after the task's deadline.</summary>
    public required bool IsLate { get; init; }

    /// <summary>From 1; another one when the builder ships again what is being checked, or was.</summary>
    public required int Revision { get; init; }

    /// <summary>When its check began; null before.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When its check ended; null before.</summary>
    public DateTimeOffset? EvaluatedAt { get; init; }

    /// <summary>Checks of it that failed on our side.</summary>
    public int Failures { get; init; }

    /// <summary>Until when it is not checked again, after such a failure; null: at once.</summary>
    public DateTimeOffset? PutOffUntil { get; init; }
}

/// <summary>A result of a submission, with what it is of.</summary>
/// <param name="Notice">The submission.</param>
/// <param name="Result">What came of the check. Its evidence is there, without the picture; so are a judge's calls.</param>
/// <param name="HasScreenshot">Whether there is a picture.</param>
public sealed record StoredResult(StoredNotice Notice, CheckResult Result, bool HasScreenshot);
