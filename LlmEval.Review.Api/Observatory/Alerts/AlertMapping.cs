using System.Text.Json;
using LlmEval.Core.Domain.Observatory.Activity;
using LlmEval.Core.Domain.Observatory.Alerts;

namespace LlmEval.Review.Api.Observatory.Alerts;

/// <summary>Maps alerts and activity.</summary>
internal static class AlertMapping
{
    /// <summary>An alert.</summary>
    public static AlertResponse ToResponse(this StoredAlert stored) => new()
    {
        Id = stored.Id,
        Type = stored.Alert.Type,
        Severity = stored.Alert.Severity,
        State = stored.State,
        ModelId = stored.Alert.ModelId,
        CheckpointId = stored.Alert.CheckpointId,
        Step = stored.Step,
        Dataset = stored.Alert.Dataset,
        RunId = stored.Alert.RunId,
        Reference = stored.Alert.Reference,
        ReferenceCheckpointId = stored.Alert.ReferenceCheckpointId,
        ReferenceStep = stored.ReferenceStep,
        Message = stored.Alert.Message,
        Figures = AlertDetail.Read(stored.Alert.DetailJson)?.ToResponse(),
        CreatedAt = stored.CreatedAt,
        Change = stored.Change?.ToResponse(),
    };

    /// <summary>What became of an alert.</summary>
    public static AlertChangeResponse ToResponse(this AlertChange change) => new(change.Kind, change.Reason, change.UserName, change.At, change.ExpiresAt);

    /// <summary>An event.</summary>
    public static ActivityResponse ToResponse(this StoredActivity stored)
    {
        using var detail = JsonDocument.Parse(stored.Event.DetailJson);
        var happened = stored.Event;
        return new ActivityResponse(
            stored.Id,
            happened.Type,
            happened.ModelId,
            happened.CheckpointId,
            happened.Dataset,
            happened.RunId,
            happened.Summary,
            Number(detail.RootElement, "new_score"),
            Number(detail.RootElement, "delta"),
            stored.CreatedAt);
    }

    private static AlertFiguresResponse ToResponse(this AlertDetail detail) => new(
        detail.PrevScore,
        detail.NewScore,
        detail.Delta,
        detail.Paired ?? false,
        detail.Significance,
        detail.Verdict,
        detail.Difference,
        detail.DifferenceLower,
        detail.DifferenceUpper,
        detail.PValue,
        detail.Method,
        detail.N,
        detail.DetectableEffect,
        detail.MinimumEffect);

    private static double? Number(JsonElement detail, string name) =>
        detail.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
}
