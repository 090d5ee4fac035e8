using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Core.Pipeline.Assignments.Course;

/// <summary>What is sent to builders and how.</summary>
public sealed record SendingOptions
{
    /// <summary>What tasks are made of, at least one.</summary>
    public required IReadOnlyList<AssignmentTemplate> Templates { get; init; }

    /// <summary>Whether every builder gets every template; else one, drawn for it. Default: false.</summary>
    public bool EveryTemplate { get; init; }

    /// <summary>The seed of all tasks; null: one of each builder and hour (<see cref="CourseSeed"/>).</summary>
    public string? Seed { get; init; }

    /// <summary>Where builders tell that their page stands.</summary>
    public required string EvaluationUrl { get; init; }

    /// <summary>Within what time builders have to tell. Default: 10 minutes.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long an attempt may take. Default: 30 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The waits before the further attempts. Default: 3 hours, then 9: three attempts over half a day.</summary>
    public IReadOnlyList<TimeSpan> Waits { get; init; } = [TimeSpan.FromHours(3), TimeSpan.FromHours(9)];

    /// <summary>Builders that are asked at once. Default: 8.</summary>
    public int Concurrency { get; init; } = 8;
}

/// <summary>What became of a task that a builder is to get.</summary>
/// <param name="Email">The builder.</param>
/// <param name="Task">The task's id; null when there is none.</param>
/// <param name="Round">From 1.</param>
/// <param name="Outcome">What.</param>
/// <param name="Message">That in words.</param>
public sealed record Sending(string Email, string? Task, int Round, SendingOutcome Outcome, string Message)
{
    /// <summary>The stored task; null when there is none.</summary>
    public Guid? Id { get; init; }
}

/// <summary>What became of a sending.</summary>
public enum SendingOutcome
{
    /// <summary>The builder took it.</summary>
    Sent,

    /// <summary>It was sent before, or there is nothing to send.</summary>
    Skipped,

    /// <summary>The builder did not take it; it is sent again later.</summary>
    Waiting,

    /// <summary>The builder did not take it, in all attempts.</summary>
    Failed,
}
