using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Alerts;
using LlmEval.Core.Domain.Users;

namespace LlmEval.Adapters.Postgres.Observatory.Alerts;

/// <summary>Keeps alerts in PostgreSQL.</summary>
/// <param name="database">The open database.</param>
/// <param name="clock">Says when acknowledgements end; null: the database's clock.</param>
public sealed class PostgresAlertStore(PostgresDatabase database, TimeProvider? clock = null) : IAlertStore
{
    private readonly TimeProvider clock = clock ?? database.Clock;

    /// <inheritdoc />
    public Task<IReadOnlyList<StoredAlert>> ListAsync(AlertFilter filter, ListPage page, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<StoredAlert>>(
            async session =>
            {
                var now = clock.GetUtcNow();
                var rows = await session.RowsAsync<AlertReading>(
                    $"{AlertReading.Select} where {Condition(filter)} and a.id < @Before order by a.id desc limit @Limit offset @Skip",
                    new
                    {
                        Model = Encoded(filter.ModelId),
                        Checkpoint = Encoded(filter.CheckpointId),
                        Dataset = Encoded(filter.Dataset),
                        Types = Names(filter.Types),
                        Severities = Names(filter.Severities),
                        States = Names(filter.States),
                        References = Names(filter.References),
                        Before = page.Before ?? long.MaxValue,
                        page.Limit,
                        page.Skip,
                        Now = now,
                    });
                return [.. rows.Select(row => row.ToStored(now))];
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<StoredAlert?> FindAsync(long id, CancellationToken cancellationToken) => database.ReadAsync(
        async session => (await session.RowAsync<AlertReading>($"{AlertReading.Select} where a.id = @Id", new { Id = id }))?.ToStored(clock.GetUtcNow()), cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<AlertChange>> HistoryAsync(long id, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<AlertChange>>(
        async session =>
        {
            const string select = """
                select s.kind, s.reason, u.name as user_name, s.at, s.expires_at
                from observatory.alert_change s left join core.app_user u on u.id = s.by_user where s.alert = @Id order by s.id
                """;
            return [.. (await session.RowsAsync<ChangeReading>(select, new { Id = id })).Select(row => row.ToChange())];
        },
        cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<AlertCount>> CountOpenAsync(string? modelId, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<AlertCount>>(
        async session =>
        {
            var ofModel = modelId is null ? "true" : "a.model = (select id from observatory.model where model_id = @Model)";
            const string newest = "left join lateral (select x.kind, x.expires_at from observatory.alert_change x where x.alert = a.id order by x.id desc limit 1) s on true";
            var select = $"""
                select a.alert_type, a.severity, count(*)::int as count from observatory.alert a {newest}
                where {ofModel} and {AlertReading.State} = 'open' group by 1, 2 order by 1, 2
                """;
            var rows = await session.RowsAsync<CountReading>(select, new { Model = Encoded(modelId), Now = clock.GetUtcNow() });
            return [.. rows.Select(row => new AlertCount(NameOf<AlertType>.Parse(row.AlertType), NameOf<AlertSeverity>.Parse(row.Severity), row.Count))];
        },
        cancellationToken);

    /// <inheritdoc />
    public Task<StoredAlert?> ChangeAsync(
        long id, AlertChangeKind kind, string? reason, UserId? user, DateTimeOffset? expiresAt, CancellationToken cancellationToken)
    {
        // A change that was made and whose answer was lost is there already: it is of this time.
        const string insert = """
            insert into observatory.alert_change (alert, kind, reason, by_user, expires_at, at)
            select a.id, @Kind, @Reason, @User, @Expires, @Now from observatory.alert a
            where a.id = @Id and not exists (select from observatory.alert_change x where x.alert = a.id and x.at = @Now and x.kind = @Kind and x.by_user is not distinct from @User)
            """;
        var now = clock.GetUtcNow();
        var values = new { Id = id, Kind = NameOf<AlertChangeKind>.Of(kind), Reason = Encoded(reason), User = user?.Value, Expires = expiresAt?.ToUniversalTime(), Now = now };
        return database.TransactAsync(
            async session =>
            {
                await session.ExecuteAsync(insert, values);
                return (await session.RowAsync<AlertReading>($"{AlertReading.Select} where a.id = @Id", new { Id = id }))?.ToStored(now);
            },
            cancellationToken);
    }

    private static string Condition(AlertFilter filter)
    {
        List<string> conditions = ["true"];
        if (filter.ModelId is not null) conditions.Add("a.model = (select id from observatory.model where model_id = @Model)");
        if (filter.CheckpointId is not null) conditions.Add("a.checkpoint = (select id from observatory.checkpoint where checkpoint_id = @Checkpoint)");
        if (filter.Dataset is not null) conditions.Add("a.dataset = @Dataset");
        if (filter.Types.Count > 0) conditions.Add("a.alert_type = any(@Types)");
        if (filter.Severities.Count > 0) conditions.Add("a.severity = any(@Severities)");
        if (filter.References.Count > 0) conditions.Add("a.reference = any(@References)");
        if (filter.States.Count > 0) conditions.Add($"{AlertReading.State} = any(@States)");
        return string.Join(" and ", conditions);
    }

    private static string[] Names<T>(IReadOnlyList<T> members)
        where T : struct, Enum => [.. members.Select(NameOf<T>.Of)];

    private static string? Encoded(string? text) => text is null ? null : StoredText.Encode(text);

    private sealed record ChangeReading
    {
        public required string Kind { get; init; }

        public RowText? Reason { get; init; }

        public string? UserName { get; init; }

        public required DateTime At { get; init; }

        public DateTime? ExpiresAt { get; init; }

        public AlertChange ToChange() => new(
            NameOf<AlertChangeKind>.Parse(Kind), Reason?.Value, UserName, new DateTimeOffset(At), ExpiresAt is { } end ? new DateTimeOffset(end) : null);
    }

    private sealed record CountReading
    {
        public required string AlertType { get; init; }

        public required string Severity { get; init; }

        public required int Count { get; init; }
    }
}
