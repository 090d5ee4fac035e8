using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Activity;

namespace LlmEval.Adapters.Postgres.Observatory.Alerts;

/// <summary>Keeps what happened in PostgreSQL.</summary>
public sealed class PostgresActivityLog(PostgresDatabase database) : IActivityLog
{
    /// <inheritdoc />
    public Task<IReadOnlyList<StoredActivity>> ListAsync(string? modelId, IReadOnlyList<string> types, ListPage page, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<StoredActivity>>(
            async session =>
            {
                var select = $"""
                    select a.id, a.event_type, a.model_id, a.checkpoint_id, a.dataset, a.run_id, a.summary, a.detail::text as detail, a.created_at
                    from observatory.activity a
                    where a.id < @Before and {(modelId is null ? "true" : "a.model_id = @Model")} and {(types.Count == 0 ? "true" : "a.event_type = any(@Types)")}
                    order by a.id desc limit @Limit offset @Skip
                    """;
                var values = new
                {
                    Model = modelId is null ? null : StoredText.Encode(modelId),
                    Types = types.Select(StoredText.Encode).ToArray(),
                    Before = page.Before ?? long.MaxValue,
                    page.Limit,
                    page.Skip,
                };
                return [.. (await session.RowsAsync<Row>(select, values)).Select(row => row.ToStored())];
            },
            cancellationToken);

    private sealed record Row
    {
        public required long Id { get; init; }

        public required string EventType { get; init; }

        public RowText? ModelId { get; init; }

        public RowText? CheckpointId { get; init; }

        public RowText? Dataset { get; init; }

        public RowText? RunId { get; init; }

        public required RowText Summary { get; init; }

        public required string Detail { get; init; }

        public required DateTime CreatedAt { get; init; }

        public StoredActivity ToStored() => new(
            Id,
            new ActivityEvent
            {
                Type = EventType,
                ModelId = ModelId?.Value,
                CheckpointId = CheckpointId?.Value,
                Dataset = Dataset?.Value,
                RunId = RunId?.Value,
                Summary = Summary.Value,
                DetailJson = Detail,
            },
            new DateTimeOffset(CreatedAt));
    }
}
