using LlmEval.Core.Domain.Results;
using LlmEval.Review.Api.Contract;

namespace LlmEval.Review.Api.Events;

/// <summary>Something changed. The event's name is <see cref="Kind"/>, its id grows.</summary>
/// <param name="Kind">What.</param>
/// <param name="Run">The run that it is about; null for none.</param>
/// <param name="Progress">For <c>run</c>: how it stands.</param>
/// <param name="Lab">For <c>lab</c>: what moved.</param>
internal sealed record ChangeEvent(ChangeKind Kind, Guid? Run = null, RunProgressResponse? Progress = null, LabChangeResponse? Lab = null);

/// <summary>What changed.</summary>
internal enum ChangeKind
{
    /// <summary>A run: begun, further, over.</summary>
    Run,

    /// <summary>Judgments of a run.</summary>
    Judgments,

    /// <summary>A run or session of the prompt lab: begun, further, over; or what is said of its experiments.</summary>
    Lab,

    /// <summary>Nothing is known of what was missed: load everything again.</summary>
    Reset,

    /// <summary>Nothing; the connection stands.</summary>
    Heartbeat,
}

/// <summary>How a run stands.</summary>
internal sealed record RunProgressResponse(string Name, RunStatus Status, CaseCountsResponse Cases);

/// <summary>What moved in the lab.</summary>
/// <param name="Prompt">The prompt's name.</param>
/// <param name="Run">The run; null when it is only the session that moved.</param>
/// <param name="Session">The session; null for none.</param>
internal sealed record LabChangeResponse(string Prompt, string? Run, string? Session);
