using LlmEval.Core.Domain.Observatory.Reading;

namespace LlmEval.Adapters.Postgres.Observatory;

/// <summary>The version of a PostgreSQL store: what is visible in it.</summary>
/// <remarks>
/// Two snapshots with the same text see the same committed transactions and so the same rows: transactions that only read get no number. What
/// was committed in between always shows, whoever wrote it. One thing changes by time alone: acknowledgements of alerts end. A server
/// that was started anew may have been restored from a backup.
/// </remarks>
public sealed class PostgresStoreVersion(PostgresDatabase database) : IStoreVersion
{
    private const string Select = """
        select concat_ws(' ', pg_current_snapshot(), pg_postmaster_start_time(), (select count(*) from observatory.alert_change where expires_at <= now()))
        """;

    /// <inheritdoc />
    public Task<string> ReadAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(async session => (await session.RowAsync<string>(Select, new { }))!, cancellationToken);
}
