using LlmEval.Adapters.Postgres.Observatory.Promotion;
using LlmEval.Adapters.Postgres.Observatory.Webhooks;
using LlmEval.Adapters.Postgres.Results.Reading;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Alerts;

namespace LlmEval.Adapters.Postgres.Observatory.Alerts;

/// <summary>A piece of work on what follows from scores, within one transaction.</summary>
internal sealed class FollowUpSession(ReadSession session, TimeProvider clock) : IFollowUpSession
{
    private const string Keys = "(select distinct * from unnest(@Models, @Datasets) as x(model_id, dataset)) k";

    private const string Models = """
        select m.model_id, m.display_name, m.model_type,
            (select c.checkpoint_id from (
                select distinct on (d.checkpoint) d.id, d.checkpoint, d.decision from observatory.promotion_decision d where d.model = m.id order by d.checkpoint, d.id desc) n
             join observatory.checkpoint c on c.id = n.checkpoint where n.decision = 'promoted' order by n.id desc limit 1) as promoted,
            exists (select from observatory.promotion_rule p where m.model_type = 'training' and (p.model_id is null or p.model_id = m.model_id)) as has_rules
        from observatory.model m where m.model_id = any(@Models)
        """;

    private const string WithExamples = """
        select u.eval_run_id from observatory.eval_run u where u.eval_run_id = any(@Runs) and exists (select from observatory.example x where x.run = u.id)
        """;

    /// <summary>Messages to webhooks that were queued.</summary>
    public int Messages { get; private set; }

    /// <inheritdoc />
    public async Task<FollowUpState> ReadAsync(IReadOnlyCollection<SeriesKey> keys)
    {
        var values = new { Models = keys.Select(key => StoredText.Encode(key.ModelId)).ToArray(), Datasets = keys.Select(key => StoredText.Encode(key.Dataset)).ToArray() };
        if (keys.Count == 0) return new FollowUpState([], [], HasRules: false);
        // The checkpoints of the models first: each then finds its one result on a dataset by the index (see KeyedPlans).
        const string results = $"""
            {Keys} join observatory.model km on km.model_id = k.model_id
            cross join lateral (select x.id from observatory.checkpoint x where x.model = km.id offset 0) kc
            cross join lateral (select x.* from observatory.result x where x.checkpoint = kc.id and x.dataset = k.dataset and x.is_primary offset 0) r
            """;
        var scores = await Reading.ScoreReading.ReadAsync(session, results, "true", values);
        var models = (await session.RowsAsync<ModelRow>(Models, new { Models = values.Models.Distinct(StringComparer.Ordinal).ToArray() })).ToDictionary(row => row.ModelId.Value);
        var alerts = await session.RowsAsync<AlertReading>(
            $"{AlertReading.Select} join {Keys} on k.model_id = m.model_id and k.dataset = a.dataset where a.alert_type <> 'promotion_ready'", values);
        string[] runs = [.. scores.Select(score => score.Score.Run?.RunId).OfType<string>().Select(StoredText.Encode)];
        var withExamples = (await session.RowsAsync<RowText>(WithExamples, new { Runs = runs })).Select(run => run.Value).ToHashSet(StringComparer.Ordinal);
        return new FollowUpState(
            [.. scores.GroupBy(score => new SeriesKey(score.ModelId, score.Score.Dataset))
                .Select(group => models[group.Key.ModelId].ToSeries(group.Key, [.. group.Select(score => new SeriesScore(score.Score, score.Score.Run is { } run && withExamples.Contains(run.RunId)))]))],
            [.. alerts.Select(alert => alert.ToStanding())],
            models.Values.Any(model => model.HasRules));
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<SeriesKey>> ReadKeysAsync(string modelId)
    {
        const string select = """
            select distinct r.dataset from observatory.result r join observatory.checkpoint c on c.id = r.checkpoint join observatory.model m on m.id = c.model
            where m.model_id = @Model and r.is_primary
            """;
        return [.. (await session.RowsAsync<RowText>(select, new { Model = StoredText.Encode(modelId) })).Select(dataset => new SeriesKey(modelId, dataset.Value))];
    }

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<RunPair, PairedExamples>> CountPairsAsync(IReadOnlyCollection<RunPair> pairs) => PostgresPairedExamples.CountAsync(session, pairs);

    /// <inheritdoc />
    public async Task<PromotionState> ReadPromotionAsync(IReadOnlyCollection<string>? modelIds)
    {
        var models = modelIds?.Select(StoredText.Encode).ToArray();
        var latest = await PromotionFactReading.ReadLatestAsync(session, models, trainingOnly: true, clock.GetUtcNow());
        var alerts = await session.RowsAsync<AlertReading>(
            $"{AlertReading.Select} where a.alert_type = 'promotion_ready' and {(models is null ? "true" : "m.model_id = any(@Models)")}", new { Models = models });
        return new PromotionState(latest, [.. alerts.Select(alert => alert.ToStanding())]);
    }

    /// <inheritdoc />
    public async Task WriteAsync(FollowUpChanges changes)
    {
        if (changes.IsEmpty) return;
        var now = clock.GetUtcNow();
        if (changes.Changes.Count > 0) await FollowUpWriting.ChangeAsync(session, changes.Changes, now);
        if (changes.NewAlerts.Count > 0)
        {
            var added = await FollowUpWriting.AddAsync(session, changes.NewAlerts, now);
            if (added.Count > 0) Messages += await MessageQueueing.QueueAsync(session, added, now);
        }

        if (changes.Activity.Count > 0) await FollowUpWriting.NoteAsync(session, changes.Activity, now);
    }

    private sealed record ModelRow
    {
        public required RowText ModelId { get; init; }

        public required RowText DisplayName { get; init; }

        public required string ModelType { get; init; }

        public RowText? Promoted { get; init; }

        public required bool HasRules { get; init; }

        public ScoreSeries ToSeries(SeriesKey key, IReadOnlyList<SeriesScore> scores) => new()
        {
            Key = key,
            DisplayName = DisplayName.Value,
            ModelType = NameOf<ModelType>.Parse(ModelType),
            Scores = scores,
            PromotedCheckpointId = Promoted?.Value,
        };
    }
}
