using LlmEval.Core.Domain.Observatory.Promotion;

namespace LlmEval.Adapters.Postgres.Observatory.Promotion;

/// <summary>A row of observatory.waiver.</summary>
internal sealed record WaiverReading
{
    /// <summary>Selects waivers <c>w</c>.</summary>
    public const string Select = """
        select w.id, p.rule_name, c.checkpoint_id, w.clause, w.reason, x.name as user_name, w.at, w.expires_at, w.withdrawn_at
        from observatory.waiver w join observatory.promotion_rule p on p.id = w.rule join observatory.checkpoint c on c.id = w.checkpoint
        left join core.app_user x on x.id = w.by_user
        """;

    public required long Id { get; init; }

    public required RowText RuleName { get; init; }

    public required RowText CheckpointId { get; init; }

    public required RowText Clause { get; init; }

    public required RowText Reason { get; init; }

    public string? UserName { get; init; }

    public required DateTime At { get; init; }

    public required DateTime ExpiresAt { get; init; }

    public DateTime? WithdrawnAt { get; init; }

    /// <summary>The waiver.</summary>
    public Waiver ToWaiver() => new(
        Id,
        RuleName.Value,
        CheckpointId.Value,
        Clause.Value,
        Reason.Value,
        UserName,
        new DateTimeOffset(At),
        new DateTimeOffset(ExpiresAt),
        WithdrawnAt is { } withdrawn ? new DateTimeOffset(withdrawn) : null);
}
