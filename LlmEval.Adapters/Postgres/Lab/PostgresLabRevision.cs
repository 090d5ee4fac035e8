using LlmEval.Core.Domain.Lab;

namespace LlmEval.Adapters.Postgres.Lab;

/// <summary>Reads the revision that triggers of PostgreSQL keep: every write counts, of whatever process.</summary>
public sealed class PostgresLabRevision(PostgresDatabase database) : ILabRevision
{
    private const string Select = "select coalesce(sum(writes), 0)::bigint as writes, coalesce(max(xid), 0) as newest from lab.revision";

    /// <inheritdoc />
    public Task<LabRevision> ReadRevisionAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.RowAsync<LabRevision>(Select, new { }), cancellationToken);
}
