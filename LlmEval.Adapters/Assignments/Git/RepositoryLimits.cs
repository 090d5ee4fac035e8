namespace LlmEval.Adapters.Assignments.Git;

/// <summary>How much of a stranger's repository is read. What is over a limit is said, and has not passed.</summary>
public sealed record RepositoryLimits
{
    /// <summary>Most commits whose changes and messages are read. Default: 2000.</summary>
    public int MostCommits { get; init; } = 2000;

    /// <summary>Most blobs that are read. Default: 20,000.</summary>
    public int MostBlobs { get; init; } = 20_000;

    /// <summary>The largest blob that is read, in bytes. Default: 10 MiB, the largest attachment.</summary>
    public int LargestBlob { get; init; } = 10 << 20;

    /// <summary>Most bytes of blobs that are read. Default: 128 MiB.</summary>
    public long MostBytes { get; init; } = 128L << 20;

    /// <summary>Most bytes that are fetched, compressed. Default: 256 MiB.</summary>
    public long MostFetched { get; init; } = 256L << 20;

    /// <summary>How long fetching may take. Default: 2 minutes.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);
}
