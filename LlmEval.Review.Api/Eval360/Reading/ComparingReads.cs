using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Reading;
using LlmEval.Core.Observatory.Diagnosis;
using LlmEval.Core.Pipeline.Observatory;
using LlmEval.Review.Api.Compatibility;
using LlmEval.Review.Api.Eval360.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Eval360.Reading;

/// <summary>Leaderboards, curves of several models, and two checkpoints compared.</summary>
internal static class ComparingReads
{
    /// <summary>Maps them.</summary>
    public static void MapComparingReads(this RouteGroupBuilder api)
    {
        api.MapGet("/datasets/{name}/leaderboard", GetLeaderboardAsync);
        api.MapGet("/compare", CompareAsync);
        api.MapGet("/diff", GetDiffAsync);
    }

    private static async Task<LeaderboardBody> GetLeaderboardAsync(string name, LeaderboardReport report, CancellationToken cancellationToken) => new(
        name,
        [
            .. (await report.RankAsync(name, cancellationToken)).Select(row => new LeaderboardRowBody(
                row.Model.ModelId,
                row.Model.DisplayName,
                row.Model.Type,
                row.Score.Score.Metric,
                row.Score.Score.Value,
                row.Score.Score.CheckpointId,
                row.Score.Score.Step,
                row.Score.Score.Run?.RunId,
                row.Score.Score.SampleCount,
                RowMapping.Interval(row.Score.Score))),
        ]);

    private static async Task<CompareBody> CompareAsync(QueryFields query, IScoreReader scores, ITrackedModels models, CancellationToken cancellationToken)
    {
        var (csv, dataset) = (query.RequiredText("models"), query.RequiredText("dataset"));
        var (commonOnly, commonSteps) = (query.Boolean("common_only") ?? false, query.Boolean("common_steps") ?? false);
        query.Check();
        string[] ids = [.. csv.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()];
        if (ids.Length == 0) throw CompatException.BadRequest("No models specified");

        var counting = (await scores.ReadAsync(new ScoreFilter { Models = ids, PrimaryOnly = true }, cancellationToken)).Where(score => score.Score.Counts).ToList();
        string[] common = [.. counting.GroupBy(score => score.Score.Dataset).Where(group => group.DistinctBy(score => score.ModelId).Count() == ids.Length).Select(group => group.Key).Order(StringComparer.Ordinal)];
        var shown = commonOnly && !common.Contains(dataset) ? [] : counting.Where(score => score.Score.Dataset == dataset).ToList();
        if (commonSteps) shown = CommonSteps(shown);
        var known = await models.FindAsync([.. shown.Select(score => score.ModelId).Distinct()], cancellationToken);
        var points = shown.ToLookup(score => score.ModelId);
        return new CompareBody(
            dataset,
            [
                .. known.OrderBy(model => model.ModelId, StringComparer.Ordinal)
                    .Select(model => new ComparedModelBody(model.ModelId, model.DisplayName, model.Type, [.. points[model.ModelId].Select(Point)])),
            ],
            common);
    }

    // A score without a step, as baselines have, is a horizontal line: it is at every step.
    private static List<StoredScore> CommonSteps(List<StoredScore> scores)
    {
        var stepped = scores.Where(score => score.Score.Step is not null).ToList();
        var models = stepped.Select(score => score.ModelId).Distinct().Count();
        var steps = stepped.GroupBy(score => score.Score.Step).Where(group => group.DistinctBy(score => score.ModelId).Count() == models).Select(group => group.Key).ToHashSet();
        return [.. scores.Where(score => score.Score.Step is null || steps.Contains(score.Score.Step))];
    }

    private static PointBody Point(StoredScore score) => new(
        score.Score.CheckpointId, score.Score.Step, score.Score.Value, score.Score.Sent?.Lower, score.Score.Sent?.Upper, score.Score.SampleCount, RowMapping.Interval(score.Score));

    private static async Task<DiffBody> GetDiffAsync(QueryFields query, DiffReport report, CancellationToken cancellationToken)
    {
        var (a, b) = (query.RequiredText("checkpoint_a"), query.RequiredText("checkpoint_b"));
        query.Check();
        var diff = await report.ReadAsync(a, b, wanted: null, cancellationToken);
        DiffRowBody[] rows = [.. diff.Rows.Select(Row)];
        return new DiffBody(
            Side(diff.A),
            Side(diff.B),
            rows,
            new DiffSummaryBody(rows.Length, rows.Count(row => row.Delta > 0), rows.Count(row => row.Delta < 0), rows.Count(row => row.Delta == 0), rows.Count(row => row.Delta is null)));
    }

    private static DiffRowBody Row(DiffRow row) => new(
        row.Dataset,
        row.A is null ? null : OriginalReading.Rounded(row.A.Score.Value),
        row.B is null ? null : OriginalReading.Rounded(row.B.Score.Value),
        row is { A: { } first, B: { } second } ? OriginalReading.Gap(first.Score.Value, second.Score.Value) : null,
        row.OriginalSignificance,
        row.DeltaBMinusA,
        row.Direction,
        ComparisonBody.Of(row.Comparison));

    // Of an unknown checkpoint the original gives the id alone.
    private static object Side(DiffSide side) =>
        side.Checkpoint is { } known ? new DiffSideBody(known.CheckpointId, known.ModelId, known.Step) : new UnknownSideBody(side.CheckpointId);

    private sealed record LeaderboardBody(string DatasetName, IReadOnlyList<LeaderboardRowBody> Leaderboard);

    private sealed record LeaderboardRowBody(
        string ModelId,
        string DisplayName,
        ModelType ModelType,
        string MetricName,
        double MetricValue,
        string CheckpointId,
        long? TrainingStep,
        string? EvalRunId,
        int? SampleCount,
        IntervalBody? Interval);

    private sealed record CompareBody(string Dataset, IReadOnlyList<ComparedModelBody> Models, IReadOnlyList<string> CommonDatasets);

    private sealed record ComparedModelBody(string ModelId, string DisplayName, ModelType ModelType, IReadOnlyList<PointBody> DataPoints);

    private sealed record PointBody(string CheckpointId, long? TrainingStep, double MetricValue, double? CiLower, double? CiUpper, int? SampleCount, IntervalBody? Interval);

    private sealed record DiffBody(object CheckpointA, object CheckpointB, IReadOnlyList<DiffRowBody> Datasets, DiffSummaryBody Summary);

    private sealed record UnknownSideBody(string CheckpointId);

    private sealed record DiffSideBody(string CheckpointId, string ModelId, long? TrainingStep);

    private sealed record DiffRowBody(
        string DatasetName,
        double? ScoreA,
        double? ScoreB,
        double? Delta,
        OriginalSignificance Significance,
        double? DeltaBMinusA,
        DiffDirection? Direction,
        ComparisonBody? Comparison);

    private sealed record DiffSummaryBody(int Total, int Improved, int Regressed, int Unchanged, int Missing);
}
