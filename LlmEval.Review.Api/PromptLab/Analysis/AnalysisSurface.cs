using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Figures;
using LlmEval.Core.Pipeline.Lab;
using LlmEval.Review.Api.PromptLab.Experiments;
using LlmEval.Review.Api.PromptLab.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.PromptLab.Analysis;

/// <summary>Sums over prompts and configs.</summary>
internal static class AnalysisSurface
{
    private const int Recent = 5;

    /// <summary>Maps <c>/analysis</c> and <c>/dashboard</c>.</summary>
    public static void MapAnalysis(this RouteGroupBuilder api)
    {
        api.MapGet("/analysis/prompt/{name}", OfPromptAsync);
        api.MapGet("/analysis/overall", OverallAsync);
        api.MapGet("/dashboard", GetDashboardAsync);
    }

    private static async Task<PromptAnalysis> OfPromptAsync(string name, LabInput input, LabEvidenceReader reader, CancellationToken cancellationToken)
    {
        var withUnevaluated = input.Fields.Boolean("include_unevaluated") ?? true;
        input.Check();
        var evidence = await reader.ReadAsync(name, cancellationToken);
        var scores = evidence.ManualScores.ToLookup(score => score.Experiment);
        List<ExperimentFacts> experiments = [.. evidence.Experiments.Where(fact => withUnevaluated || scores.Contains(fact.Id))];
        var configs = ConfigSummary.Of(experiments, scores);
        return new PromptAnalysis(
            name,
            Best(configs, config => -config.AvgScore),
            Best(configs, config => config.AvgDuration),
            Best(configs, config => config.AvgCost),
            configs,
            experiments.Count,
            configs.Values.Sum(config => config.NumEvaluations));
    }

    private static async Task<OverallAnalysis> OverallAsync(LabEvidenceReader reader, CancellationToken cancellationToken)
    {
        var evidence = await reader.ReadAsync(prompt: null, cancellationToken);
        return new OverallAnalysis(
            ConfigSummary.Of(evidence.Experiments, evidence.ManualScores.ToLookup(score => score.Experiment)), evidence.Experiments.Count, evidence.ManualScores.Count);
    }

    private static async Task<Dashboard> GetDashboardAsync(LabEvidenceReader reader, ILabExperiments experiments, CancellationToken cancellationToken)
    {
        var evidence = await reader.ReadAsync(prompt: null, cancellationToken);
        var facts = evidence.Experiments;
        var (cost, answered) = (CostSum.Of(facts), facts.Where(fact => fact.IsSuccess).ToList());
        double? success = facts.Count > 0 ? (double)answered.Count / facts.Count : null;
        var recent = await experiments.ReadAsync(new ExperimentFilter { Limit = Recent }, cancellationToken);
        return new Dashboard
        {
            TotalExperiments = facts.Count,
            TotalPrompts = facts.Select(fact => fact.Prompt).Distinct(StringComparer.Ordinal).Count(),
            TotalConfigs = facts.Select(fact => fact.Config).Distinct(StringComparer.Ordinal).Count(),
            TotalEvaluations = evidence.ManualScores.Count,
            TotalCost = cost.Usd,
            AvgDuration = answered.Average(fact => fact.Duration?.TotalSeconds) ?? 0,
            SuccessRate = 100 * (success ?? 0),
            RecentExperiments = [.. recent.Select(ExperimentBody.Of)],
            SuccessFraction = success,
            NumUnpriced = cost.Unpriced,
        };
    }

    private static string? Best(IReadOnlyDictionary<string, ConfigSummary> configs, Func<ConfigSummary, double?> figure) =>
        configs.Where(config => figure(config.Value) is not null).OrderBy(config => figure(config.Value)).Select(config => config.Key).FirstOrDefault();

    private sealed record PromptAnalysis(
        string PromptName,
        string? BestByScore,
        string? BestBySpeed,
        string? BestByCost,
        IReadOnlyDictionary<string, ConfigSummary> ConfigStats,
        int TotalExperiments,
        int TotalEvaluations);

    private sealed record OverallAnalysis(IReadOnlyDictionary<string, ConfigSummary> ConfigStats, int TotalExperiments, int TotalEvaluations);

    private sealed record Dashboard
    {
        public required int TotalExperiments { get; init; }

        public required int TotalPrompts { get; init; }

        public required int TotalConfigs { get; init; }

        public required int TotalEvaluations { get; init; }

        public required decimal TotalCost { get; init; }

        public required double AvgDuration { get; init; }

        /// <summary>Percent, unlike everywhere else: what the original's page expects. See <see cref="SuccessFraction"/>.</summary>
        public required double SuccessRate { get; init; }

        public required IReadOnlyList<ExperimentBody> RecentExperiments { get; init; }

        /// <summary>0 to 1; null without experiments.</summary>
        public required double? SuccessFraction { get; init; }

        public required int NumUnpriced { get; init; }
    }
}
