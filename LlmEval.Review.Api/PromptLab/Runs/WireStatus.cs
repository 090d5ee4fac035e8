using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;

namespace LlmEval.Review.Api.PromptLab.Runs;

/// <summary>
/// The original's words for how things stand. Its pages ask again until they hear one of them, so that ours which it does not know stand
/// for the nearest it does; our own words are told beside them.
/// </summary>
internal static class WireStatus
{
    private const string Failed = "failed";

    /// <summary>Of a run.</summary>
    public static string Of(LabRunStatus status) => status switch
    {
        LabRunStatus.Judging => NameOf<LabRunStatus>.Of(LabRunStatus.ExperimentCompleted),
        LabRunStatus.Cancelled => Failed,
        _ => Own(status),
    };

    /// <summary>Of a session.</summary>
    public static string Of(LabSessionStatus status) => status == LabSessionStatus.Cancelled ? Failed : Own(status);

    /// <summary>Of a batch.</summary>
    public static string Of(AiBatchStatus status) => status == AiBatchStatus.Cancelled ? Failed : Own(status);

    /// <summary>Our own word.</summary>
    public static string Own<T>(T status)
        where T : struct, Enum => NameOf<T>.Of(status);
}
