using LlmEval.Core.Domain.Lab;

namespace LlmEval.Review.Api.Lab.Runs;

/// <summary>One prompt asked of several configs.</summary>
internal sealed record LabRunResponse
{
    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>The prompt's name.</summary>
    public required string Prompt { get; init; }

    /// <summary>The version of the prompt that was asked.</summary>
    public required int PromptVersion { get; init; }

    /// <summary>The session that it is part of; null for none.</summary>
    public required string? Session { get; init; }

    /// <summary>Its place in the session, from 1; 1 without one.</summary>
    public required int Number { get; init; }

    /// <summary>How it stands. <c>experiment_completed</c> is a resting state.</summary>
    public required LabRunStatus Status { get; init; }

    /// <summary>Why it failed, in a line; null otherwise.</summary>
    public required string? Error { get; init; }

    /// <summary>When it was asked for, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it came to rest, UTC; null before.</summary>
    public required DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Experiments that it makes: configs times rows.</summary>
    public required int Planned { get; init; }

    /// <summary>Those that are made, failed ones included.</summary>
    public required int Done { get; init; }

    /// <summary>Those of them without an answer.</summary>
    public required int Failed { get; init; }

    /// <summary>The configs that are asked, in the versions they had.</summary>
    public required IReadOnlyList<LabConfigRefResponse> Configs { get; init; }

    /// <summary>What its experiments cost where that is known, in US dollars.</summary>
    public required decimal TotalCostUsd { get; init; }

    /// <summary>Answers whose cost is unknown.</summary>
    public required int Unpriced { get; init; }

    /// <summary>Mean time of an answer, seconds; null without one.</summary>
    public required double? AvgSeconds { get; init; }

    /// <summary>The config that is recommended in this run, or leads in it; null when nothing can be said.</summary>
    public required string? RecommendedConfig { get; init; }

    /// <summary>The review prompt that scores it when its experiments are made; null for none.</summary>
    public required string? ReviewPrompt { get; init; }

    /// <summary>Whether a judge has scored its experiments.</summary>
    public required bool IsJudged { get; init; }

    /// <summary>Whether a judge can score it now: it rests, and there is an answer.</summary>
    public required bool CanJudge { get; init; }
}

/// <summary>Runs, newest first.</summary>
internal sealed record LabRunListResponse(IReadOnlyList<LabRunResponse> Items);

/// <summary>A run with its experiments.</summary>
/// <param name="Run">The run.</param>
/// <param name="Experiments">Its experiments by row and config.</param>
internal sealed record LabRunDetailResponse(LabRunResponse Run, IReadOnlyList<LabExperimentResponse> Experiments);

/// <summary>What goes, or went, with a run.</summary>
/// <param name="Runs">Runs.</param>
/// <param name="Experiments">Experiments.</param>
/// <param name="Batches">Scorings by judges that speak of nothing else.</param>
/// <param name="AiScores">Scores by judges.</param>
/// <param name="Rankings">Rankings that speak of nothing else.</param>
/// <param name="ManualScores">Scores by hand.</param>
internal sealed record LabDeletionResponse(int Runs, int Experiments, int Batches, int AiScores, int Rankings, int ManualScores);

/// <summary>A scoring that was begun.</summary>
/// <param name="Batch">Its id.</param>
internal sealed record LabJudgeResponse(Guid Batch);
