using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Figures;
using LlmEval.Core.Pipeline.Lab;
using LlmEval.Core.Statistics;
using LlmEval.Review.Api.Contract;
using LlmEval.Review.Api.Problems;

namespace LlmEval.Review.Api.Lab.Configs;

/// <summary>Configs as pages show them.</summary>
internal sealed class ConfigPages(ILabCatalogue catalogue, LabEvidenceReader evidence)
{
    private static readonly Estimate NeverAsked = new() { Reason = "this version was never asked" };

    /// <summary>Configs, newest first, with what their latest versions have done.</summary>
    public async Task<IReadOnlyList<LabConfigResponse>> ListAsync(LabActive active, CancellationToken cancellationToken)
    {
        var configs = await catalogue.ListConfigsAsync(activeOnly: active == LabActive.Yes, cancellationToken);
        var statistics = await StatisticsAsync(cancellationToken);
        return [.. configs.Where(config => active.Includes(config.IsActive)).Select(config => Config(config, statistics))];
    }

    /// <summary>A config with all its versions.</summary>
    /// <exception cref="ProblemException">There is none.</exception>
    public async Task<LabConfigHistoryResponse> ReadAsync(string name, CancellationToken cancellationToken)
    {
        var versions = await catalogue.ListConfigVersionsAsync(name, cancellationToken);
        if (versions.Count == 0) throw ProblemException.NotFound($"There is no config '{name}'.");
        var statistics = await StatisticsAsync(cancellationToken);
        return new LabConfigHistoryResponse(
            Config(versions[0], statistics),
            [.. versions.Select(version => new LabConfigVersionResponse(
                version.Version, version.Connection, version.Model, version.Parameters.ToResponse(), version.VersionedAt, Statistics(version, statistics)))]);
    }

    private async Task<IReadOnlyDictionary<LabConfigRef, ConfigStatistics>> StatisticsAsync(CancellationToken cancellationToken) =>
        ConfigStatistics.Of(await evidence.ReadAsync(prompt: null, cancellationToken)).ToDictionary(known => known.Config);

    private static LabConfigResponse Config(LabConfig config, IReadOnlyDictionary<LabConfigRef, ConfigStatistics> statistics) => new()
    {
        Name = config.Name,
        Version = config.Version,
        Connection = config.Connection,
        Model = config.Model,
        Parameters = config.Parameters.ToResponse(),
        Description = config.Description,
        IsActive = config.IsActive,
        CreatedAt = config.CreatedAt,
        UpdatedAt = config.UpdatedAt,
        Statistics = Statistics(config, statistics),
    };

    private static LabConfigStatisticsResponse Statistics(LabConfig config, IReadOnlyDictionary<LabConfigRef, ConfigStatistics> statistics)
    {
        var known = statistics.GetValueOrDefault(new LabConfigRef(config.Name, config.Version));
        return new LabConfigStatisticsResponse
        {
            N = known?.Experiments ?? 0,
            Success = known?.Successes ?? 0,
            AiScore = (known?.AiScore ?? NeverAsked).ToResponse("ai_score", known?.AiScores ?? 0),
            AiCount = known?.AiScores ?? 0,
            HumanRank = (known?.HumanRank ?? NeverAsked).ToResponse("human_rank", known?.Rankings ?? 0),
            Rankings = known?.Rankings ?? 0,
            Seconds = (known?.Seconds ?? NeverAsked).ToResponse("seconds", known?.Successes ?? 0),
            CostUsd = (known?.CostUsd ?? NeverAsked).ToResponse("cost_usd", known is null ? 0 : known.Successes - known.Unpriced),
            Unpriced = known?.Unpriced ?? 0,
            Unacceptable = known?.Unacceptable ?? 0,
        };
    }
}
