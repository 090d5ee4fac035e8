using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Observatory.Alerts;

namespace LlmEval.Adapters.Postgres.Observatory.Alerts;

/// <summary>A row of observatory.alert with the newest of what became of it.</summary>
internal sealed record AlertReading
{
    /// <summary>Selects alerts <c>a</c> of models <c>m</c> and checkpoints <c>c</c>, with their newest change <c>s</c>.</summary>
    public const string Select = """
        select a.id, a.alert_type, m.model_id, c.checkpoint_id, c.training_step as step, a.dataset, u.eval_run_id as run_id, a.reference,
            r.checkpoint_id as reference_checkpoint_id, r.training_step as reference_step, a.severity, a.finding, a.message, a.detail::text as detail, a.created_at,
            s.kind, s.reason, s.at, s.expires_at, s.by_user, w.name as user_name
        from observatory.alert a
        join observatory.model m on m.id = a.model
        join observatory.checkpoint c on c.id = a.checkpoint
        left join observatory.checkpoint r on r.id = a.reference_checkpoint
        left join observatory.eval_run u on u.id = a.run
        left join lateral (select x.* from observatory.alert_change x where x.alert = a.id order by x.id desc limit 1) s on true
        left join core.app_user w on w.id = s.by_user
        """;

    /// <summary>How an alert of <see cref="Select"/> stands at <c>@Now</c>.</summary>
    public const string State = """
        case when s.kind = 'resolved' then 'resolved' when s.kind = 'acknowledged' and (s.expires_at is null or s.expires_at > @Now) then 'acknowledged' else 'open' end
        """;

    public required long Id { get; init; }

    public required string AlertType { get; init; }

    public required RowText ModelId { get; init; }

    public required RowText CheckpointId { get; init; }

    public long? Step { get; init; }

    public RowText? Dataset { get; init; }

    public RowText? RunId { get; init; }

    public required string Reference { get; init; }

    public RowText? ReferenceCheckpointId { get; init; }

    public long? ReferenceStep { get; init; }

    public required string Severity { get; init; }

    public required RowText Finding { get; init; }

    public required RowText Message { get; init; }

    public required string Detail { get; init; }

    public required DateTime CreatedAt { get; init; }

    public string? Kind { get; init; }

    public RowText? Reason { get; init; }

    public DateTime? At { get; init; }

    public DateTime? ExpiresAt { get; init; }

    public Guid? ByUser { get; init; }

    public string? UserName { get; init; }

    /// <summary>The alert and how it stands.</summary>
    public StoredAlert ToStored(DateTimeOffset now)
    {
        var change = Kind is { } kind ? new AlertChange(NameOf<AlertChangeKind>.Parse(kind), Reason?.Value, UserName, new DateTimeOffset(At!.Value), Utc(ExpiresAt)) : null;
        return new StoredAlert(Id, ToAlert(), Step, ReferenceStep, new DateTimeOffset(CreatedAt), AlertChange.StateAt(change, now), change);
    }

    /// <summary>The alert as far as it takes to say whether it still holds.</summary>
    public StandingAlert ToStanding() => new(Id, ToAlert(), Kind is { } kind ? NameOf<AlertChangeKind>.Parse(kind) : null, ByUser is null);

    private static DateTimeOffset? Utc(DateTime? time) => time is { } at ? new DateTimeOffset(at) : null;

    private Alert ToAlert() => new()
    {
        Type = NameOf<AlertType>.Parse(AlertType),
        ModelId = ModelId.Value,
        CheckpointId = CheckpointId.Value,
        Dataset = Dataset?.Value,
        RunId = RunId?.Value,
        Reference = NameOf<AlertReference>.Parse(Reference),
        ReferenceCheckpointId = ReferenceCheckpointId?.Value,
        Severity = NameOf<AlertSeverity>.Parse(Severity),
        Finding = Finding.Value,
        Message = Message.Value,
        DetailJson = Detail,
    };
}
