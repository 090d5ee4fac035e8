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

    /// <summary>The response that a judge of the lab was asked about; null for answers to the task itself.</summary>
    public RecordedSubject? Response { get; init; }

    /// <summary>What came of the call; of a judge of the lab, what it said of the one response, as JSON.</summary>
    public required ModelReply Reply { get; init; }
}

/// <summary>A response that a judge of the lab was asked about, besides prompt, review prompt and run.</summary>
/// <param name="Config">The config that answered.</param>
/// <param name="Row">The row that filled the prompt; null where it has none.</param>
internal sealed record RecordedSubject(string Config, string? Row);
