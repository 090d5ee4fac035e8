using LlmEval.Adapters.Postgres.Review.Writing;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Domain.Users;

namespace LlmEval.Adapters.Postgres.Review;

/// <summary>Keeps the versions of the review guidelines in PostgreSQL.</summary>
public sealed class PostgresGuidelineStore(PostgresDatabase database) : IGuidelineStore
{
    /// <inheritdoc />
    public Task<IReadOnlyList<Guidelines>> ListAsync(CancellationToken cancellationToken) => database.ReadAsync(GuidelineRows.ListAsync, cancellationToken);

    /// <inheritdoc />
    public Task<Guidelines> AddAsync(string markdown, UserId? author, CancellationToken cancellationToken) =>
        database.TransactAsync(session => GuidelineRows.AddAsync(session, markdown, author?.Value), cancellationToken);
}
