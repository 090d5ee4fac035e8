namespace LlmEval.Core.Domain.Configuration;

/// <summary>How the results of a run are held against the accepted ones of its config.</summary>
public sealed record SnapshotOptions
{
    /// <summary>The rule. Default <see cref="SnapshotMode.Significant"/>; where nothing was accepted, nothing is compared.</summary>
    public SnapshotMode Mode { get; init; } = SnapshotMode.Significant;
}

/// <summary>What of a change against the accepted results fails a run.</summary>
public enum SnapshotMode
{
    /// <summary>A model that got worse beyond chance, or a deterministic one that changed at all. All else is shown.</summary>
    Significant,

    /// <summary>Any change.</summary>
    Exact,

    /// <summary>Nothing is compared.</summary>
    Off,
}
