using LlmEval.Adapters.Postgres.Results.Reading;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Postgres.Results.Pages;

/// <summary>What changes of a run.</summary>
internal sealed record PulseReading
{
    // Cases are counted of running runs only, which are few.
    private const string Select = $"""
        select r.id, r.status, r.finished_at, w.last_sequence as judgments,
            case when r.status = 'running' then (select count(*) from eval.run_case c where c.run_id = r.id and c.verdict is not null)::int end as done
        from eval.run r left join review.review w on w.run_id = r.id where {EvalRuns.Condition} order by r.started_at desc, r.id desc limit @Limit
        """;

    public required Guid Id { get; init; }

    public required string Status { get; init; }

    public DateTime? FinishedAt { get; init; }

    public int? Done { get; init; }

    public long? Judgments { get; init; }

    /// <summary>The newest runs.</summary>
    public static async Task<IReadOnlyList<RunPulse>> ReadAsync(ReadSession session, int limit)
    {
        var rows = await session.RowsAsync<PulseReading>(Select, new { Limit = limit });
        var killed = rows.Any(row => row.Status == NameOf<RunStatus>.Of(RunStatus.Running)) ? await RunRows.KilledAsync(session) : [];
        return
        [
            .. rows.Select(row => new RunPulse(
                new RunId(row.Id),
                killed.Contains(row.Id) ? RunStatus.Killed : NameOf<RunStatus>.Parse(row.Status),
                row.FinishedAt is { } finished ? new DateTimeOffset(finished) : null,
                row.Done,
                row.Judgments)),
        ];
    }
}
