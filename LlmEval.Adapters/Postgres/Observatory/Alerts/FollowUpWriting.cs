using LlmEval.Adapters.Postgres.Results.Reading;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Observatory.Activity;
using LlmEval.Core.Domain.Observatory.Alerts;

namespace LlmEval.Adapters.Postgres.Observatory.Alerts;

/// <summary>Writes alerts, what became of them, and what happened: each kind in one statement.</summary>
internal static class FollowUpWriting
{
    // What was deleted meanwhile is left out; what is there is not added again.
    private const string Add = $"""
        with added as (
            insert into observatory.alert (alert_type, model, checkpoint, dataset, run, reference, reference_checkpoint, severity, finding, message, detail, created_at)
            select x.type, c.model, c.id, x.dataset, u.id, x.reference, r.id, x.severity, x.finding, x.message, x.detail::jsonb, @Now
            from unnest(@Types, @Checkpoints, @Datasets, @Runs, @References, @ReferenceCheckpoints, @Severities, @Findings, @Messages, @Details) with ordinality
                as x(type, checkpoint, dataset, run, reference, reference_checkpoint, severity, finding, message, detail, place)
            join observatory.checkpoint c on c.checkpoint_id = x.checkpoint
            left join observatory.eval_run u on u.eval_run_id = x.run
            left join observatory.checkpoint r on r.checkpoint_id = x.reference_checkpoint
            order by x.place
            on conflict do nothing returning *)
        """;

    private const string Change = """
        insert into observatory.alert_change (alert, kind, reason, at) select x.alert, x.kind, x.reason, @Now from unnest(@Alerts, @Kinds, @Reasons) as x(alert, kind, reason)
        """;

    // That a measurement came in is said once, whatever else was found in it.
    private const string Note = """
        insert into observatory.activity (event_type, model_id, checkpoint_id, dataset, run_id, summary, detail, created_at)
        select x.type, x.model, x.checkpoint, x.dataset, x.run, x.summary, x.detail::jsonb, @Now
        from unnest(@Types, @Models, @Checkpoints, @Datasets, @Runs, @Summaries, @Details) with ordinality as x(type, model, checkpoint, dataset, run, summary, detail, place)
        where x.type <> 'eval_completed' or not exists (
            select from observatory.activity a
            where a.event_type in ('eval_completed', 'regression', 'improvement') and a.checkpoint_id = x.checkpoint and a.dataset = x.dataset and a.run_id = x.run)
        order by x.place on conflict do nothing
        """;

    /// <summary>Adds alerts.</summary>
    /// <returns>Those that were not there, in their order.</returns>
    public static Task<IReadOnlyList<AlertReading>> AddAsync(ReadSession session, IReadOnlyList<Alert> alerts, DateTimeOffset now)
    {
        var select = $"""
            {Add}
            {AlertReading.Select.Replace("from observatory.alert a", "from added a", StringComparison.Ordinal)} order by a.id
            """;
        return session.RowsAsync<AlertReading>(select, new
        {
            Types = alerts.Select(alert => NameOf<AlertType>.Of(alert.Type)).ToArray(),
            Checkpoints = Texts(alerts, alert => alert.CheckpointId),
            Datasets = Texts(alerts, alert => alert.Dataset),
            Runs = Texts(alerts, alert => alert.RunId),
            References = alerts.Select(alert => NameOf<AlertReference>.Of(alert.Reference)).ToArray(),
            ReferenceCheckpoints = Texts(alerts, alert => alert.ReferenceCheckpointId),
            Severities = alerts.Select(alert => NameOf<AlertSeverity>.Of(alert.Severity)).ToArray(),
            Findings = Texts(alerts, alert => alert.Finding),
            Messages = Texts(alerts, alert => alert.Message),
            Details = alerts.Select(alert => alert.DetailJson).ToArray(),
            Now = now,
        });
    }

    /// <summary>Notes what became of alerts.</summary>
    public static Task<int> ChangeAsync(ReadSession session, IReadOnlyList<ToolChange> changes, DateTimeOffset now) => session.ExecuteAsync(Change, new
    {
        Alerts = changes.Select(change => change.Alert).ToArray(),
        Kinds = changes.Select(change => NameOf<AlertChangeKind>.Of(change.Kind)).ToArray(),
        Reasons = Texts(changes, change => change.Reason),
        Now = now,
    });

    /// <summary>Notes what happened.</summary>
    public static Task<int> NoteAsync(ReadSession session, IReadOnlyList<ActivityEvent> events, DateTimeOffset now) => session.ExecuteAsync(Note, new
    {
        Types = events.Select(happened => happened.Type).ToArray(),
        Models = Texts(events, happened => happened.ModelId),
        Checkpoints = Texts(events, happened => happened.CheckpointId),
        Datasets = Texts(events, happened => happened.Dataset),
        Runs = Texts(events, happened => happened.RunId),
        Summaries = Texts(events, happened => happened.Summary),
        Details = events.Select(happened => happened.DetailJson).ToArray(),
        Now = now,
    });

    private static string?[] Texts<T>(IReadOnlyList<T> items, Func<T, string?> text) => [.. items.Select(item => text(item) is { } value ? StoredText.Encode(value) : null)];
}
