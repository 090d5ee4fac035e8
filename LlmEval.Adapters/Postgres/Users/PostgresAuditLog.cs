using LlmEval.Core.Domain.Users;

namespace LlmEval.Adapters.Postgres.Users;

/// <summary>Keeps who did what in PostgreSQL.</summary>
public sealed class PostgresAuditLog(PostgresDatabase database) : IAuditLog
{
    /// <inheritdoc />
    public Task AddAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        const string insert = "insert into core.audit (at, user_id, action, subject, detail) values (@At, @User, @Action, @Subject, @Detail)";
        var values = new
        {
            At = entry.At.ToUniversalTime(),
            User = entry.User?.Value,
            Action = StoredText.Encode(entry.Action),
            Subject = StoredText.Encode(entry.Subject),
            Detail = entry.Detail is { } detail ? StoredText.Encode(detail) : null,
        };
        return database.TransactAsync(session => session.ExecuteAsync(insert, values), cancellationToken);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<StoredAuditEntry>> ReadAsync(long? before, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<StoredAuditEntry>>(
            async session =>
            {
                const string select = """
                    select a.sequence, a.at, a.user_id, u.name as user_name, a.action, a.subject, a.detail
                    from core.audit a left join core.app_user u on u.id = a.user_id
                    where a.sequence < @Before order by a.sequence desc limit @Limit
                    """;
                var rows = await session.RowsAsync<Row>(select, new { Before = before ?? long.MaxValue, Limit = limit });
                return [.. rows.Select(row => row.ToEntry())];
            },
            cancellationToken);

    private sealed record Row
    {
        public required long Sequence { get; init; }

        public required DateTime At { get; init; }

        public Guid? UserId { get; init; }

        public string? UserName { get; init; }

        public required RowText Action { get; init; }

        public required RowText Subject { get; init; }

        public RowText? Detail { get; init; }

        public StoredAuditEntry ToEntry() => new(
            Sequence, UserName, new AuditEntry(new DateTimeOffset(At), UserId is { } user ? new UserId(user) : null, Action.Value, Subject.Value, Detail?.Value));
    }
}
