using LlmEval.Core.Domain.Results;
using LlmEval.Review.Api.Contract;

namespace LlmEval.Review.Api.Events;

/// <summary>Something changed. The event's name is <see cref="Kind"/>, its id grows.</summary>
/// <param name="Kind">What.</param>
/// <param name="Run">The run that it is about; null for none.</param>
/// <param name="Progress">For <c>run</c>: how it stands.</param>
internal sealed record ChangeEvent(ChangeKind Kind, Guid? Run = null, RunProgressResponse? Progress = null);

/// <summary>What changed.</summary>
internal enum ChangeKind
{
    /// <summary>A run: begun, further, over.</summary>
    Run,

    /// <summary>Judgments of a run.</summary>
    Judgments,

    /// <summary>Nothing is known of what was missed: load everything again.</summary>
    Reset,

    /// <summary>Nothing; the connection stands.</summary>
    Heartbeat,
}

/// <summary>How a run stands.</summary>
internal sealed record RunProgressResponse(string Name, RunStatus Status, CaseCountsResponse Cases);
