using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Core.Assignments.Checking;

/// <summary>What the static checks know of a submission beside its repository.</summary>
public sealed record StaticCheckFacts
{
    /// <summary>The submission's round, from 1.</summary>
    public required int Round { get; init; }

    /// <summary>What was shipped.</summary>
    public required Submission Submission { get; init; }

    /// <summary>When the task of the first round was sent: also in later rounds, as the repository stays the same.</summary>
    public required DateTimeOffset FirstTaskAt { get; init; }

    /// <summary>The attachments of all rounds: a file with their very bytes is the task's, not the builder's.</summary>
    public IReadOnlyList<TaskAttachment> Attachments { get; init; } = [];

    /// <summary>What a visit of the page found; null when nobody visited it.</summary>
    public PageReach? Page { get; init; }
}

/// <summary>Whether a page was reached; as a <see cref="PageVisit"/> says it.</summary>
/// <param name="Reached">Whether it answered 200 with HTML, from the commit that was asked for; null when something of ours failed.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record PageReach(bool? Reached, string Reason)
{
    /// <summary>What a visit found.</summary>
    public static PageReach Of(PageVisit visit) => new(visit.Reached, visit.ReachedReason);
}
