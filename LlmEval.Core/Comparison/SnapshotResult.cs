using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Core.Comparison;

/// <summary>How a run stands to the accepted snapshot of its config.</summary>
public enum SnapshotStatus
{
    /// <summary>There is none.</summary>
    Missing,

    /// <summary>Every sample ended as accepted.</summary>
    Equal,

    /// <summary>Something changed, within what chance could do.</summary>
    Changed,

    /// <summary>A model is detectably worse, or a deterministic one changed at all.</summary>
    Worse,

    /// <summary>Some cases are not what they were, or are new or gone: the snapshot does not speak of them.</summary>
    NotComparable,
}

/// <summary>A run held against the accepted snapshot of its config.</summary>
public sealed record SnapshotResult
{
    /// <summary>By which rule.</summary>
    public required SnapshotMode Mode { get; init; }

    /// <summary>How it stands.</summary>
    public required SnapshotStatus Status { get; init; }

    /// <summary>Whether it holds, as a gate: skipped where nothing is decided.</summary>
    public required GateStatus Gate { get; init; }

    /// <summary>Why, in a line.</summary>
    public required string Message { get; init; }

    /// <summary>The cases that changed or cannot be compared, a line each; empty when there are none.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];

    /// <summary>True when the run is partial: cases that it does not have were not looked at.</summary>
    public bool IsPartial { get; init; }

    /// <summary>The same among the run's gates.</summary>
    public GateResult ToGate() => new() { Gate = $"snapshot ({NameOf<SnapshotMode>.Of(Mode)})", Status = Gate, Message = Message };
}
