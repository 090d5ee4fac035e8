using LlmEval.Adapters.Postgres.Results.Reading;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Postgres.Results.Pages;

/// <summary>Reads pages of runs.</summary>
internal static class RunPage
{
    private const string Condition = $"""
        where {EvalRuns.Condition} and (@AnyStatus or (r.status = any(@Stored) and not r.id = any(@Killed)) or (@WantsKilled and r.id = any(@Killed)))
            and (@Model::text is null or exists (select from eval.run_model m where m.run_id = r.id and m.label = @Model))
            and (@Config::text is null or r.config_hash like @Config)
            and (@Pattern::text is null or r.name ilike @Pattern or d.name ilike @Pattern or r.id::text ilike @Pattern)
            and (@Id::uuid is null or (r.started_at, r.id) < (@StartedAt, @Id))
        order by r.started_at desc, r.id desc limit @Limit
        """;

    /// <summary>The page.</summary>
    public static async Task<IReadOnlyList<RunRecord>> ReadAsync(ReadSession session, RunFilter filter, RunCursor? after, int limit)
    {
        // Killed is no stored status: readers find it out.
        var killed = filter.Statuses.Count == 0 ? [] : await RunRows.KilledAsync(session);
        var rows = await session.RowsAsync<RunReading>(RunReading.SelectWithoutConfig + Condition, new
        {
            AnyStatus = filter.Statuses.Count == 0,
            Stored = filter.Statuses.Where(status => status != RunStatus.Killed).Select(NameOf<RunStatus>.Of).ToArray(),
            WantsKilled = filter.Statuses.Contains(RunStatus.Killed),
            Killed = killed.ToArray(),
            Model = filter.Model is null ? null : StoredText.Encode(filter.Model),
            Config = LikePattern.Beginning(filter.Config),
            Pattern = LikePattern.Containing(filter.Text),
            StartedAt = after?.StartedAt ?? DateTimeOffset.MinValue,
            Id = after?.Id.Value,
            Limit = limit,
        });
        return await RunRows.CompleteAsync(session, rows);
    }
}
