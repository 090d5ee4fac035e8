using LlmEval.Core.Domain.Models;

namespace LlmEval.Adapters.Replay;

/// <summary>One line of a replay file.</summary>
internal sealed record RecordedAnswer
{
    /// <summary>The task that was asked.</summary>
    public required string TaskId { get; init; }

    /// <summary>The prompt variant; null answers any.</summary>
    public string? Prompt { get; init; }

    /// <summary>Which repeat; null: the next of its task in the order of the file.</summary>
    public int? Sample { get; init; }

    /// <summary>The pair that a judge was asked about; null for answers to the task itself.</summary>
    public JudgedPair? Pair { get; init; }

    /// <summary>What came of the call.</summary>
    public required ModelReply Reply { get; init; }
}
