using LlmEval.Core.Domain.Observatory.Activity;
using LlmEval.Core.Domain.Observatory.Alerts;
using LlmEval.Review.Api.Compatibility;

namespace LlmEval.Review.Api.Eval360.Alerts;

/// <summary>An alert as the original gives it, and ours after it.</summary>
/// <param name="Id">Its place, growing.</param>
/// <param name="AlertType">What it is about.</param>
/// <param name="ModelId">The model.</param>
/// <param name="CheckpointId">The checkpoint.</param>
/// <param name="DatasetName">The dataset; null for none.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Message">A sentence.</param>
/// <param name="Detail">The figures.</param>
/// <param name="Acknowledged">Whether it needs nothing for now: acknowledged, or resolved, which the original does not know.</param>
/// <param name="CreatedAt">When it was found.</param>
/// <param name="State">How it stands.</param>
/// <param name="Reference">What the checkpoint was compared with.</param>
/// <param name="ReferenceCheckpointId">The checkpoint that it was compared with; null for none.</param>
/// <param name="EvalRunId">The measurement that it was found in; null for none.</param>
/// <param name="Reason">Why it is acknowledged or resolved; null when nobody said.</param>
/// <param name="ExpiresAt">When an acknowledgement ends; null: never.</param>
internal sealed record AlertRow(
    long Id,
    AlertType AlertType,
    string ModelId,
    string CheckpointId,
    string? DatasetName,
    AlertSeverity Severity,
    string Message,
    JsonText Detail,
    bool Acknowledged,
    DateTimeOffset CreatedAt,
    AlertState State,
    AlertReference Reference,
    string? ReferenceCheckpointId,
    string? EvalRunId,
    string? Reason,
    DateTimeOffset? ExpiresAt)
{
    /// <summary>Maps.</summary>
    public static AlertRow Of(StoredAlert stored) => new(
        stored.Id,
        stored.Alert.Type,
        stored.Alert.ModelId,
        stored.Alert.CheckpointId,
        stored.Alert.Dataset,
        stored.Alert.Severity,
        stored.Alert.Message,
        new JsonText(stored.Alert.DetailJson),
        stored.State != AlertState.Open,
        stored.CreatedAt,
        stored.State,
        stored.Alert.Reference,
        stored.Alert.ReferenceCheckpointId,
        stored.Alert.RunId,
        stored.State == AlertState.Open ? null : stored.Change?.Reason,
        stored.State == AlertState.Acknowledged ? stored.Change?.ExpiresAt : null);
}

/// <summary>Alerts, newest first.</summary>
internal sealed record AlertRows(IReadOnlyList<AlertRow> Alerts);

/// <summary>That an alert was acknowledged.</summary>
internal sealed record AcknowledgedAlert(bool Ok, long AlertId);

/// <summary>Something that happened.</summary>
/// <param name="Id">Its place, growing.</param>
/// <param name="EventType">What.</param>
/// <param name="ModelId">The model; null for none.</param>
/// <param name="CheckpointId">The checkpoint; null for none.</param>
/// <param name="DatasetName">The dataset; null for none.</param>
/// <param name="Summary">A line.</param>
/// <param name="Detail">The figures.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="EvalRunId">The measurement; null for none.</param>
internal sealed record ActivityRow(
    long Id, string EventType, string? ModelId, string? CheckpointId, string? DatasetName, string Summary, JsonText Detail, DateTimeOffset CreatedAt, string? EvalRunId)
{
    /// <summary>Maps.</summary>
    public static ActivityRow Of(StoredActivity stored) => new(
        stored.Id,
        stored.Event.Type,
        stored.Event.ModelId,
        stored.Event.CheckpointId,
        stored.Event.Dataset,
        stored.Event.Summary,
        new JsonText(stored.Event.DetailJson),
        stored.CreatedAt,
        stored.Event.RunId);
}

/// <summary>What happened, newest first.</summary>
internal sealed record ActivityRows(IReadOnlyList<ActivityRow> Events);
