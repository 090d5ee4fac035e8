namespace LlmEval.Adapters.Assignments.Git;

/// <summary>Whose repositories are read, and how much of them.</summary>
public sealed record GitReaderOptions
{
    /// <summary>How much is read.</summary>
    public RepositoryLimits Limits { get; init; } = new();

    /// <summary>Whether repositories may be on hosts that are not public: loopback, private and link-local networks. Default: false.</summary>
    public bool AllowPrivateAddresses { get; init; }

    /// <summary>Whether repositories may be folders of this machine. Default: false: builders would show us ours as theirs.</summary>
    public bool AllowFiles { get; init; }
}
