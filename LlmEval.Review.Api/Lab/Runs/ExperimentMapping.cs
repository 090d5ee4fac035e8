using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Lab.Figures;
using LlmEval.Review.Api.Lab.Scoring;

namespace LlmEval.Review.Api.Lab.Runs;

/// <summary>Maps experiments.</summary>
internal static class ExperimentMapping
{
    /// <summary>Experiments by row and config, as the run asked them.</summary>
    public static IReadOnlyList<LabExperiment> InOrder(LabRun run, LabPrompt prompt, IReadOnlyList<LabExperiment> experiments)
    {
        var rows = prompt.Rows.Index().ToDictionary(row => row.Item.Name, row => row.Index);
        var configs = run.Configs.Index().ToDictionary(config => config.Item.Name, config => config.Index);
        return
        [
            .. experiments
                .OrderBy(experiment => experiment.Row is { } row ? rows.GetValueOrDefault(row, int.MaxValue) : -1)
                .ThenBy(experiment => configs.GetValueOrDefault(experiment.Config.Name, int.MaxValue))
                .ThenBy(experiment => experiment.Id.Value),
        ];
    }

    /// <summary>An experiment.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="scores">What people gave it by hand, as it stands.</param>
    public static LabExperimentResponse Card(LabExperiment experiment, IEnumerable<ManualScore> scores)
    {
        var (response, config) = (experiment.Response, experiment.Config);
        return new LabExperimentResponse
        {
            Experiment = experiment.Id.Value,
            Run = experiment.Run,
            Row = experiment.Row,
            Config = new LabExperimentConfigResponse(config.Name, config.Version, config.Connection, config.Model, config.Parameters.ToResponse()),
            Response = response?.Text,
            Refusal = response?.Refusal,
            Error = experiment.Error,
            FinishReason = response?.FinishReason,
            Explanation = response is null ? null : ResponseNote.Of(response),
            Seconds = experiment.Duration?.TotalSeconds,
            CostUsd = experiment.Cost is { Currency: TokenPrice.Usd } cost ? cost.Amount : null,
            InputTokens = response?.Usage?.InputTokens,
            CachedTokens = response?.Usage?.CachedInputTokens,
            AnswerTokens = response?.Usage is { } usage ? usage.OutputTokens - usage.ReasoningTokens : null,
            ReasoningTokens = response?.Usage?.ReasoningTokens,
            IsAcceptable = experiment.IsAcceptable,
            StartedAt = experiment.StartedAt,
            Scores = [.. scores.Select(ScoreReading.ToResponse)],
        };
    }
}
