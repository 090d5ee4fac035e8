using LlmEval.Core.Domain.Identity;

namespace LlmEval.Core.Domain.Lab;

/// <summary>One prompt asked of several configs, once each (once for each row of the prompt).</summary>
public sealed record LabRun
{
    /// <summary><c>run_</c> and hexadecimal digits: 16, or 12 within a session.</summary>
    public required string Id { get; init; }

    /// <summary>The prompt's name.</summary>
    public required string Prompt { get; init; }

    /// <summary>The version of the prompt that is asked.</summary>
    public required int PromptVersion { get; init; }

    /// <summary>The configs that are asked, with the versions they had.</summary>
    public required IReadOnlyList<LabConfigRef> Configs { get; init; }

    /// <summary>The session that it is part of, or null.</summary>
    public string? Session { get; init; }

    /// <summary>Its place in the session, from 1; also the repeat that replays and seeds tell apart.</summary>
    public int Number { get; init; } = 1;

    /// <summary>The run of the evaluation pipeline that makes the experiments; null until that has begun.</summary>
    public RunId? EvalRun { get; init; }

    /// <summary>The review prompt that its experiments are scored with when they are done; null for none.</summary>
    public string? ReviewPrompt { get; init; }

    /// <summary>How it stands.</summary>
    public required LabRunStatus Status { get; init; }

    /// <summary>Why it failed, in a line for people; null otherwise.</summary>
    public string? Error { get; init; }

    /// <summary>When it was asked for, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it came to rest, UTC; null before.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Experiments that it makes: configs times rows.</summary>
    public required int PlannedExperiments { get; init; }
}

/// <summary>A version of a config.</summary>
/// <param name="Name">The config's name.</param>
/// <param name="Version">The version.</param>
public sealed record LabConfigRef(string Name, int Version);

/// <summary>How a run of the lab stands.</summary>
public enum LabRunStatus
{
    /// <summary>Asked for; experiments are being made.</summary>
    Running,

    /// <summary>All experiments are made, also when some of them failed. A resting state.</summary>
    ExperimentCompleted,

    /// <summary>The experiments are being scored.</summary>
    Judging,

    /// <summary>The experiments are scored.</summary>
    AnalysisCompleted,

    /// <summary>It could not be made or scored; what was done is kept.</summary>
    Failed,

    /// <summary>A person stopped it; what was done is kept.</summary>
    Cancelled,
}

/// <summary>Several runs of one prompt, one after the other, each scored when it is done.</summary>
public sealed record LabSession
{
    /// <summary><c>session_</c> and 16 hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>The prompt's name.</summary>
    public required string Prompt { get; init; }

    /// <summary>Runs to make, 1 to 10.</summary>
    public required int Runs { get; init; }

    /// <summary>Runs that came to rest, however.</summary>
    public int RunsCompleted { get; init; }

    /// <summary>The review prompt that scores each run; null for none.</summary>
    public string? ReviewPrompt { get; init; }

    /// <summary>How it stands.</summary>
    public required LabSessionStatus Status { get; init; }

    /// <summary>Why it failed, in a line for people; null otherwise.</summary>
    public string? Error { get; init; }

    /// <summary>Who asked for it.</summary>
    public required string RequestedBy { get; init; }

    /// <summary>When it was asked for, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last moved, UTC.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it came to rest, UTC; null before.</summary>
    public DateTimeOffset? CompletedAt { get; init; }
}

/// <summary>How a session stands.</summary>
public enum LabSessionStatus
{
    /// <summary>Runs are being made.</summary>
    Running,

    /// <summary>Every run came to rest, also when some of them failed.</summary>
    Completed,

    /// <summary>It could not go on.</summary>
    Failed,

    /// <summary>A person stopped it.</summary>
    Cancelled,
}
