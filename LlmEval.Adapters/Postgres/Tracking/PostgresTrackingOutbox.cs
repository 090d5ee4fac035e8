using Dapper;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Tracking;
using Npgsql;

namespace LlmEval.Adapters.Postgres.Tracking;

/// <summary>The tracking outbox in PostgreSQL: a row per run and place.</summary>
public sealed class PostgresTrackingOutbox(PostgresDatabase database) : ITrackingOutbox
{
    /// <inheritdoc />
    public Task AddAsync(RunId run, TrackingTarget target, CancellationToken cancellationToken)
    {
        const string insert = """
            insert into core.tracking_outbox (run_id, tracker, server, experiment) values (@RunId, @Tracker, @Server, @Experiment)
            on conflict (run_id, tracker, server, experiment) do update set sent_at = null
            """;
        return ExecuteAsync(insert, new Place(run, target), cancellationToken);
    }

    /// <inheritdoc />
    public async Task RecordAsync(RunId run, TrackingTarget target, TrackingReport report, CancellationToken cancellationToken)
    {
        const string record = """
            insert into core.tracking_outbox (run_id, tracker, server, experiment, attempts, last_error, sent_at, external_id)
            values (@RunId, @Tracker, @Server, @Experiment, 1, @Error, case when @HasArrived then now() end, @ExternalId)
            on conflict (run_id, tracker, server, experiment) do update set attempts = tracking_outbox.attempts + 1, last_error = excluded.last_error,
                sent_at = excluded.sent_at, external_id = coalesce(excluded.external_id, tracking_outbox.external_id)
            """;
        var place = new Place(run, target);
        var values = new
        {
            place.RunId,
            place.Tracker,
            place.Server,
            place.Experiment,
            Error = report.Error is { } error ? StoredText.Encode(error) : null,
            report.HasArrived,
            ExternalId = report.ExternalId is { } id ? StoredText.Encode(id) : null,
        };
        await ExecuteAsync(record, values, cancellationToken);
    }

    /// <inheritdoc />
    public Task RemovePendingAsync(RunId run, string tracker, CancellationToken cancellationToken) =>
        ExecuteAsync("delete from core.tracking_outbox where run_id = @RunId and tracker = @Tracker and sent_at is null", new { RunId = run.Value, Tracker = tracker }, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<TrackingEntry>> ReadAsync(RunId run, CancellationToken cancellationToken) =>
        QueryAsync("where run_id = @RunId", new { RunId = run.Value }, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<TrackingEntry>> ReadPendingAsync(CancellationToken cancellationToken) =>
        QueryAsync("where sent_at is null", new { }, cancellationToken);

    /// <inheritdoc />
    public async Task<IAsyncDisposable?> TryClaimAsync(RunId run, TrackingTarget target, CancellationToken cancellationToken)
    {
        // Of a session of its own: it ends with this process, however that ends.
        NpgsqlConnection? session = null;
        try
        {
            session = await database.OpenSessionAsync(cancellationToken);
            const string claim = "select pg_try_advisory_lock(hashtextextended(@Name, 0))";
            var name = StoredText.Encode($"tracking {run} {target}");
            if (await session.ExecuteScalarAsync<bool>(new CommandDefinition(claim, new { Name = name }, cancellationToken: cancellationToken))) return session;
            await session.DisposeAsync();
            return null;
        }
        catch (NpgsqlException e)
        {
            if (session is not null) await session.DisposeAsync();
            throw database.Failure(e);
        }
    }

    private Task ExecuteAsync(string sql, object values, CancellationToken cancellationToken) => database.RetryAsync(
        async token =>
        {
            await using var connection = await database.DataSource.OpenConnectionAsync(token);
            await connection.ExecuteAsync(new CommandDefinition(sql, values, cancellationToken: token));
        },
        cancellationToken);

    private async Task<IReadOnlyList<TrackingEntry>> QueryAsync(string where, object values, CancellationToken cancellationToken)
    {
        IReadOnlyList<EntryReading> rows = [];
        await database.RetryAsync(
            async token =>
            {
                await using var connection = await database.DataSource.OpenConnectionAsync(token);
                var select = $"select run_id, tracker, server, experiment, attempts, last_error, sent_at, external_id from core.tracking_outbox {where} order by created_at, server, experiment";
                rows = [.. await connection.QueryAsync<EntryReading>(new CommandDefinition(select, values, cancellationToken: token))];
            },
            cancellationToken);
        return [.. rows.Select(row => row.ToEntry())];
    }

    private sealed record Place(Guid RunId, string Tracker, string Server, string Experiment)
    {
        public Place(RunId run, TrackingTarget target)
            : this(run.Value, target.Tracker, target.Server.AbsoluteUri, StoredText.Encode(target.Experiment))
        {
        }
    }

    private sealed record EntryReading
    {
        public required Guid RunId { get; init; }

        public required string Tracker { get; init; }

        public required string Server { get; init; }

        public required RowText Experiment { get; init; }

        public required int Attempts { get; init; }

        public RowText? LastError { get; init; }

        public DateTime? SentAt { get; init; }

        public RowText? ExternalId { get; init; }

        public TrackingEntry ToEntry() => new()
        {
            Run = new RunId(RunId),
            Target = new TrackingTarget(Tracker, new Uri(Server), Experiment.Value),
            Attempts = Attempts,
            LastError = LastError?.Value,
            SentAt = SentAt is { } sent ? new DateTimeOffset(sent) : null,
            ExternalId = ExternalId?.Value,
        };
    }
}
