using LlmEval.Adapters.Postgres.Observatory.Alerts;
using LlmEval.Adapters.Postgres.Observatory.Reading;
using LlmEval.Adapters.Postgres.Results.Reading;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Promotion;

namespace LlmEval.Adapters.Postgres.Observatory.Promotion;

/// <summary>Reads what rules look at, for many checkpoints at once.</summary>
internal static class PromotionFactReading
{
    private const string Columns = """
        c.id, m.model_id, m.display_name, m.model_type, c.checkpoint_id, c.training_step as step,
            (select d.decision from observatory.promotion_decision d where d.model = m.id and d.checkpoint = c.id order by d.id desc limit 1) as decision
        """;

    private const string NewestRuns = $"""
        select distinct on (u.checkpoint, u.dataset) u.checkpoint, {MeasuredRunReading.Columns} from observatory.eval_run u join observatory.checkpoint c on c.id = u.checkpoint
        where u.checkpoint = any(@Checkpoints) order by u.checkpoint, u.dataset, u.ingested_at desc, u.id desc
        """;

    private const string Regressions = $"""
        select distinct a.checkpoint, a.dataset from observatory.alert a
        left join lateral (select x.kind, x.expires_at from observatory.alert_change x where x.alert = a.id order by x.id desc limit 1) s on true
        where a.checkpoint = any(@Checkpoints) and a.alert_type = 'regression' and a.severity = 'critical' and a.dataset is not null and {AlertReading.State} = 'open'
        """;

    /// <summary>The facts of the latest checkpoint of each model.</summary>
    /// <param name="session">Where.</param>
    /// <param name="models">Stored ids of the models; null for all.</param>
    /// <param name="trainingOnly">Whether baselines are left out.</param>
    /// <param name="now">The time, UTC.</param>
    public static async Task<IReadOnlyList<PromotionFacts>> ReadLatestAsync(ReadSession session, string[]? models, bool trainingOnly, DateTimeOffset now)
    {
        var select = $"""
            select {Columns} from observatory.model m
            cross join lateral (
                select k.* from observatory.checkpoint k where k.model = m.id order by k.training_step desc nulls last, k.created_at desc, k.id desc limit 1) c
            where {(models is null ? "true" : "m.model_id = any(@Models)")} and {(trainingOnly ? "m.model_type = 'training'" : "true")}
            """;
        return await WithFactsAsync(session, await session.RowsAsync<CheckpointRow>(select, new { Models = models }), now);
    }

    /// <summary>The facts of a checkpoint; null when there is none with this id.</summary>
    public static async Task<PromotionFacts?> ReadAsync(ReadSession session, string checkpoint, DateTimeOffset now)
    {
        const string select = $"select {Columns} from observatory.checkpoint c join observatory.model m on m.id = c.model where c.checkpoint_id = @Checkpoint";
        var rows = await session.RowsAsync<CheckpointRow>(select, new { Checkpoint = checkpoint });
        return await WithFactsAsync(session, rows, now) is [var facts, ..] ? facts : null;
    }

    private static async Task<IReadOnlyList<PromotionFacts>> WithFactsAsync(ReadSession session, IReadOnlyList<CheckpointRow> checkpoints, DateTimeOffset now)
    {
        if (checkpoints.Count == 0) return [];
        var rules = (await session.RowsAsync<RuleReading>($"select {RuleReading.Columns} from observatory.promotion_rule order by rule_name", new { })).Select(row => row.ToRule()).ToList();
        var values = new { Checkpoints = checkpoints.Select(row => row.Id).ToArray(), Now = now };
        var scores = (await Reading.ScoreReading.ReadAsync(session, "observatory.result r", "r.checkpoint = any(@Checkpoints) and r.is_primary", values))
            .ToLookup(score => score.Score.CheckpointId, score => score.Score);
        var runs = (await session.RowsAsync<MeasuredRunReading>(NewestRuns, values)).Select(row => row.ToRun()).ToLookup(run => run.CheckpointId);
        var regressions = (await session.RowsAsync<RegressionRow>(Regressions, values)).ToLookup(row => row.Checkpoint, row => row.Dataset.Value);
        var waivers = (await session.RowsAsync<WaiverReading>($"{WaiverReading.Select} where w.checkpoint = any(@Checkpoints) order by w.id", values))
            .Select(row => row.ToWaiver()).ToLookup(waiver => waiver.CheckpointId);
        var suites = await SuitesAsync(session, rules);
        return
        [
            .. checkpoints.Select(row => row.ToFacts() with
            {
                Scores = scores[row.CheckpointId.Value].ToDictionary(score => score.Dataset),
                NewestRuns = runs[row.CheckpointId.Value].ToDictionary(run => run.Dataset),
                CriticalRegressions = [.. regressions[row.Id].Order(StringComparer.Ordinal)],
                Rules = [.. rules.Where(rule => rule.Rule.ModelId is null || rule.Rule.ModelId == row.ModelId.Value)],
                Suites = suites,
                Waivers = [.. waivers[row.CheckpointId.Value]],
            }),
        ];
    }

    private static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> SuitesAsync(ReadSession session, IReadOnlyList<StoredRule> rules)
    {
        string[] named = [.. rules.Select(rule => rule.Rule.SuiteId).OfType<string>().Select(StoredText.Encode)];
        if (named.Length == 0) return new Dictionary<string, IReadOnlyList<string>>();
        var rows = await session.RowsAsync<SuiteRow>("select suite_id, datasets from observatory.suite where suite_id = any(@Suites)", new { Suites = named });
        return rows.ToDictionary(row => row.SuiteId.Value, IReadOnlyList<string> (row) => [.. row.Datasets.Select(StoredText.Decode)]);
    }

    private sealed record CheckpointRow
    {
        public required Guid Id { get; init; }

        public required RowText ModelId { get; init; }

        public required RowText DisplayName { get; init; }

        public required string ModelType { get; init; }

        public required RowText CheckpointId { get; init; }

        public long? Step { get; init; }

        public string? Decision { get; init; }

        public PromotionFacts ToFacts() => new()
        {
            ModelId = ModelId.Value,
            DisplayName = DisplayName.Value,
            ModelType = NameOf<ModelType>.Parse(ModelType),
            CheckpointId = CheckpointId.Value,
            Step = Step,
            Decision = Decision is { } kind ? NameOf<DecisionKind>.Parse(kind) : null,
            Scores = new Dictionary<string, MeasuredScore>(),
            NewestRuns = new Dictionary<string, MeasuredRun>(),
            CriticalRegressions = [],
            Rules = [],
            Suites = new Dictionary<string, IReadOnlyList<string>>(),
            Waivers = [],
        };
    }

    private sealed record RegressionRow
    {
        public required Guid Checkpoint { get; init; }

        public required RowText Dataset { get; init; }
    }

    private sealed record SuiteRow
    {
        public required RowText SuiteId { get; init; }

        public required string[] Datasets { get; init; }
    }
}
