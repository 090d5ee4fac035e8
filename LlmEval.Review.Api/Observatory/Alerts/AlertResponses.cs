using LlmEval.Core.Domain.Observatory.Alerts;

namespace LlmEval.Review.Api.Observatory.Alerts;

/// <summary>Something that somebody should know of a checkpoint.</summary>
internal sealed record AlertResponse
{
    /// <summary>Its place, growing.</summary>
    public required long Id { get; init; }

    /// <summary>What it is about.</summary>
    public required AlertType Type { get; init; }

    /// <summary>How much it matters.</summary>
    public required AlertSeverity Severity { get; init; }

    /// <summary>How it stands now.</summary>
    public required AlertState State { get; init; }

    /// <summary>The model.</summary>
    public required string ModelId { get; init; }

    /// <summary>The checkpoint.</summary>
    public required string CheckpointId { get; init; }

    /// <summary>The checkpoint's training step; null when it has none.</summary>
    public required long? Step { get; init; }

    /// <summary>The dataset; null when it is about no single one.</summary>
    public required string? Dataset { get; init; }

    /// <summary>The measurement that it was found in; null when there was none, or it was deleted.</summary>
    public required string? RunId { get; init; }

    /// <summary>What the checkpoint was compared with.</summary>
    public required AlertReference Reference { get; init; }

    /// <summary>The checkpoint that it was compared with; null when it was not compared, or that one was deleted.</summary>
    public required string? ReferenceCheckpointId { get; init; }

    /// <summary>That checkpoint's training step.</summary>
    public required long? ReferenceStep { get; init; }

    /// <summary>A sentence.</summary>
    public required string Message { get; init; }

    /// <summary>The figures as they were when it was found; null when it compares nothing.</summary>
    public required AlertFiguresResponse? Figures { get; init; }

    /// <summary>When it was found, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The newest of what became of it; null when nothing did yet.</summary>
    public required AlertChangeResponse? Change { get; init; }
}

/// <summary>The figures of an alert. Scores are proportions from 0 to 1.</summary>
/// <param name="PreviousScore">The score it was compared with.</param>
/// <param name="NewScore">The checkpoint's score.</param>
/// <param name="Delta">New − previous.</param>
/// <param name="IsPaired">Whether shared examples decided; otherwise the overlap of the two intervals did.</param>
/// <param name="OverlapSignificance">The original's word from the overlap: <c>likely_real</c>, <c>uncertain</c>, <c>likely_noise</c> or <c>insufficient_data</c>.</param>
/// <param name="Verdict">The verdict of our comparison, e.g. <c>worse</c>; null when there is none.</param>
/// <param name="Difference">New − previous over what was compared: the shared examples where there are some; null when unknown.</param>
/// <param name="DifferenceLower">Lower bound of its 95% interval; null when unknown.</param>
/// <param name="DifferenceUpper">Upper bound of its 95% interval; null when unknown.</param>
/// <param name="PValue">Two-sided p of the test; null when there is none.</param>
/// <param name="Method">The test; null when there is none.</param>
/// <param name="N">Shared examples, or the smaller number of samples; null when unknown.</param>
/// <param name="DetectableEffect">The smallest true difference that such a comparison finds with a power of 80%; null when unknown.</param>
/// <param name="MinimumEffect">The smallest difference that matters.</param>
internal sealed record AlertFiguresResponse(
    double PreviousScore,
    double NewScore,
    double Delta,
    bool IsPaired,
    string OverlapSignificance,
    string? Verdict,
    double? Difference,
    double? DifferenceLower,
    double? DifferenceUpper,
    double? PValue,
    string? Method,
    int? N,
    double? DetectableEffect,
    double? MinimumEffect);

/// <summary>What became of an alert.</summary>
/// <param name="Kind">What.</param>
/// <param name="Reason">Why; null when nobody said.</param>
/// <param name="User">Who; null for the tool itself, or a program without a user.</param>
/// <param name="At">When, UTC.</param>
/// <param name="ExpiresAt">When an acknowledgement ends, UTC; null: never.</param>
internal sealed record AlertChangeResponse(AlertChangeKind Kind, string? Reason, string? User, DateTimeOffset At, DateTimeOffset? ExpiresAt);

/// <summary>An alert with all that became of it, oldest first.</summary>
internal sealed record AlertHistoryResponse(AlertResponse Alert, IReadOnlyList<AlertChangeResponse> Changes);

/// <summary>Alerts that are open.</summary>
/// <param name="Type">Their type.</param>
/// <param name="Severity">Their severity.</param>
/// <param name="Count">How many.</param>
internal sealed record AlertCountResponse(AlertType Type, AlertSeverity Severity, int Count);

/// <summary>Alerts that are open, by type and severity; what is not there is 0.</summary>
internal sealed record AlertCountsResponse(IReadOnlyList<AlertCountResponse> Items);

/// <summary>An acknowledgement.</summary>
/// <param name="Reason">Why it needs nothing for now.</param>
/// <param name="ExpiresAt">When it ends, in the future; left out: never.</param>
internal sealed record AcknowledgeRequest(string Reason, DateTimeOffset? ExpiresAt = null);

/// <summary>Why an alert is over, or not over after all.</summary>
/// <param name="Reason">Why.</param>
internal sealed record AlertReasonRequest(string Reason);

/// <summary>Something that happened.</summary>
/// <param name="Id">Its place, growing.</param>
/// <param name="Type">What: a literal name, e.g. <c>eval_completed</c>, <c>regression</c>, <c>improvement</c>.</param>
/// <param name="ModelId">The model; null for none.</param>
/// <param name="CheckpointId">The checkpoint; null for none. It may have been deleted.</param>
/// <param name="Dataset">The dataset; null for none.</param>
/// <param name="RunId">The measurement; null for none.</param>
/// <param name="Summary">A line.</param>
/// <param name="NewScore">The score that came in; null for none.</param>
/// <param name="Delta">New − previous; null when there is no previous one.</param>
/// <param name="CreatedAt">When, UTC.</param>
internal sealed record ActivityResponse(
    long Id, string Type, string? ModelId, string? CheckpointId, string? Dataset, string? RunId, string Summary, double? NewScore, double? Delta, DateTimeOffset CreatedAt);
