using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Alerts;
using LlmEval.Core.Observatory.Alerting;

namespace LlmEval.Core.Pipeline.Observatory.Alerting;

/// <summary>Draws the consequences of scores: compares what they affect, keeps alerts in line with what holds, and notes what happened.</summary>
/// <remarks>
/// What it writes follows from what is stored, not from the order in which it came: scores that arrive in any order leave the same alerts open.
/// A batch costs a fixed number of statements, however many scores are in it.
/// </remarks>
public sealed class AlertUpkeep(IFollowUpStore store, ComparisonPolicy policy, TimeProvider clock) : IIngestFollowUp, IAlertUpkeep
{
    /// <inheritdoc />
    public Task FollowAsync(IReadOnlyList<IngestedResult> results, CancellationToken cancellationToken)
    {
        if (results.Count == 0) return Task.CompletedTask;
        string[] models = [.. results.Select(result => result.ModelId).Distinct(StringComparer.Ordinal)];
        var touched = results.Where(result => result.PrimaryMetric is not null).ToLookup(result => new SeriesKey(result.ModelId, result.Dataset), result => result.CheckpointId);
        return store.WorkAsync(
            models,
            async session =>
            {
                var state = await session.ReadAsync([.. touched.Select(group => group.Key)]);
                var compared = await CompareAsync(session, state, key => touched[key].ToHashSet(StringComparer.Ordinal));
                await session.WriteAsync(compared.Changes() with { Activity = compared.Activity(results) });
                if (state.HasRules) await JudgeAsync(session, models);
            },
            cancellationToken);
    }

    /// <inheritdoc />
    public Task CompareAnewAsync(string modelId, CancellationToken cancellationToken) => store.WorkAsync(
        [modelId],
        async session =>
        {
            var state = await session.ReadAsync(await session.ReadKeysAsync(modelId));
            var all = state.Series.SelectMany(series => series.Scores).Select(score => score.Score.CheckpointId).ToHashSet(StringComparer.Ordinal);
            await session.WriteAsync((await CompareAsync(session, state, _ => all)).Changes());
            await JudgeAsync(session, [modelId]);
        },
        cancellationToken);

    /// <inheritdoc />
    public Task JudgeAnewAsync(IReadOnlyCollection<string>? modelIds, CancellationToken cancellationToken) =>
        store.WorkAsync(modelIds, session => JudgeAsync(session, modelIds), cancellationToken);

    private async Task<ComparedSeries> CompareAsync(IFollowUpSession session, FollowUpState state, Func<SeriesKey, IReadOnlySet<string>> touched)
    {
        var planned = state.Series.Select(series => new PlannedSeries(new SeriesOrder(series), touched(series.Key))).ToList();
        var pairs = planned.SelectMany(series => series.Comparisons).Select(comparison => comparison.Pair).OfType<RunPair>().ToHashSet();
        var shared = pairs.Count == 0 ? new Dictionary<RunPair, PairedExamples>() : await session.CountPairsAsync(pairs);
        return new ComparedSeries(planned, state.Alerts, comparison => comparison.Pair is { } pair && shared.TryGetValue(pair, out var counts) ? counts : null, policy);
    }

    private async Task JudgeAsync(IFollowUpSession session, IReadOnlyCollection<string>? modelIds)
    {
        var state = await session.ReadPromotionAsync(modelIds);
        var ready = ReadyAlerts.Of(state.Latest, clock.GetUtcNow());
        var (added, changes) = AlertReconciler.Reconcile(ready, state.Alerts, _ => "Judged again: it is not the latest checkpoint any more, a rule blocks it, or somebody decided on it.");
        await session.WriteAsync(new FollowUpChanges { NewAlerts = added, Changes = changes });
    }
}
