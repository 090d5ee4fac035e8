using LlmEval.Core.Domain.Lab;

namespace LlmEval.Core.Pipeline.Lab;

/// <summary>Which statuses are resting states.</summary>
public static class LabStatuses
{
    /// <summary>Whether nothing more happens to the run by itself.</summary>
    public static bool IsAtRest(this LabRunStatus status) => status is not (LabRunStatus.Running or LabRunStatus.Judging);

    /// <summary>Whether nothing more happens to the session by itself.</summary>
    public static bool IsAtRest(this LabSessionStatus status) => status != LabSessionStatus.Running;

    /// <summary>Whether nothing more happens to the batch by itself.</summary>
    public static bool IsAtRest(this AiBatchStatus status) => status != AiBatchStatus.Running;
}
