using LlmEval.Core.Domain.Users;

namespace LlmEval.Core.Domain.Review;

/// <summary>Port: the versions of the review guidelines. Append-only.</summary>
/// <remarks>Errors: <see cref="Results.StorageException"/> when the store cannot be reached.</remarks>
public interface IGuidelineStore
{
    /// <summary>All versions, newest first.</summary>
    Task<IReadOnlyList<Guidelines>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Adds a version; the same text as the newest is the newest.</summary>
    Task<Guidelines> AddAsync(string markdown, UserId? author, CancellationToken cancellationToken);
}

/// <summary>A version of the guidelines.</summary>
/// <param name="Version">From 1.</param>
/// <param name="Markdown">The text.</param>
/// <param name="Author">Who wrote it; null when it came with a config.</param>
/// <param name="CreatedAt">When, UTC.</param>
public sealed record Guidelines(int Version, string Markdown, string? Author, DateTimeOffset CreatedAt);
