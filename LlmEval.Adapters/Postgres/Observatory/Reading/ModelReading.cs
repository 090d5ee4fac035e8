using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Reading;

namespace LlmEval.Adapters.Postgres.Observatory.Reading;

/// <summary>Rows of observatory.model, with counts where they are asked for.</summary>
internal sealed record ModelReading
{
    /// <summary>Its columns; <c>m</c> is the model.</summary>
    public const string Columns = "m.model_id, m.display_name, m.model_type, m.owner, m.param_count, m.is_pinned, m.created_at";

    /// <summary>All models with their counts, newest first.</summary>
    public const string SelectOverviews = $"""
        select {Columns}, coalesce(k.checkpoints, 0) as checkpoints, k.latest_step, k.latest_checkpoint_at,
            coalesce(a.alerts, 0) as open_critical_alerts
        from observatory.model m
        left join (select model, count(*)::int as checkpoints, max(training_step) as latest_step, max(created_at) as latest_checkpoint_at
            from observatory.checkpoint group by model) k on k.model = m.id
        left join (select a.model, count(*)::int as alerts from {OpenAlerts.From} where {OpenAlerts.Condition} and a.severity = 'critical' group by a.model) a on a.model = m.id
        order by m.created_at desc, m.model_id
        """;

    public required RowText ModelId { get; init; }

    public required RowText DisplayName { get; init; }

    public required string ModelType { get; init; }

    public required RowText Owner { get; init; }

    public long? ParamCount { get; init; }

    public required bool IsPinned { get; init; }

    public required DateTime CreatedAt { get; init; }

    public int Checkpoints { get; init; }

    public long? LatestStep { get; init; }

    public DateTime? LatestCheckpointAt { get; init; }

    public int OpenCriticalAlerts { get; init; }

    /// <summary>The model.</summary>
    public TrackedModel ToModel() => new()
    {
        ModelId = ModelId.Value,
        DisplayName = DisplayName.Value,
        Type = NameOf<ModelType>.Parse(ModelType),
        Owner = Owner.Value,
        ParameterCount = ParamCount,
        IsPinned = IsPinned,
        CreatedAt = new DateTimeOffset(CreatedAt),
    };

    /// <summary>The model with its counts.</summary>
    public ModelOverview ToOverview() => new()
    {
        Model = ToModel(),
        Checkpoints = Checkpoints,
        LatestStep = LatestStep,
        LatestCheckpointAt = LatestCheckpointAt is { } at ? new DateTimeOffset(at) : null,
        OpenCriticalAlerts = OpenCriticalAlerts,
    };
}
