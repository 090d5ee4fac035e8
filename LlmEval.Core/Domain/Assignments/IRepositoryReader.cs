namespace LlmEval.Core.Domain.Assignments;

/// <summary>Port: reads a builder's repository for the static checks. It is hostile: bounded in size and time, nothing of it is run.</summary>
public interface IRepositoryReader
{
    /// <summary>Reads a repository at a commit.</summary>
    /// <param name="submission">What was shipped.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="DeploymentException">The repository's place failed (not the builder): nothing is measured.</exception>
    Task<RepositoryState> ReadAsync(Submission submission, CancellationToken cancellationToken);
}

/// <summary>A repository as the static checks see it.</summary>
public sealed record RepositoryState
{
    /// <summary>Whether there is a public repository at the address.</summary>
    public required bool Exists { get; init; }

    /// <summary>When its place made it; null when the place does not say.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The default branch's name; null for an empty repository.</summary>
    public string? DefaultBranch { get; init; }

    /// <summary>Whether the commit exists.</summary>
    public bool HasCommit { get; init; }

    /// <summary>Whether the commit is on the default branch.</summary>
    public bool IsOnDefaultBranch { get; init; }

    /// <summary>The files of the commit.</summary>
    public IReadOnlyList<StoredBlob> Files { get; init; } = [];

    /// <summary>Every blob of every commit that any branch or tag reaches, each once, with the first commit that has it.</summary>
    public IReadOnlyList<StoredBlob> History { get; init; } = [];

    /// <summary>Messages of every commit: secrets hide there too.</summary>
    public IReadOnlyList<(string Commit, string Message)> Messages { get; init; } = [];

    /// <summary>What of the history was not read because it is over a limit, in a sentence; null when all was.</summary>
    public string? Unread { get; init; }
}

/// <summary>A blob of a repository.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Commit">The first commit that has it.</param>
/// <param name="Content">The bytes; null when it is over the limit for one blob. What was not read has not passed.</param>
public sealed record StoredBlob(string Path, string Commit, ReadOnlyMemory<byte>? Content);
