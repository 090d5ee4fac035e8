using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Figures;

namespace LlmEval.Review.Api.PromptLab.Runs;

/// <summary>A run: the original's fields, then ours.</summary>
internal sealed record RunBody
{
    public required string RunId { get; init; }

    public required string PromptName { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset? CompletedAt { get; init; }

    /// <summary>One of the original's four words.</summary>
    public required string Status { get; init; }

    public required int NumConfigs { get; init; }

    /// <summary>Of the experiments whose cost is known, in US dollars; null when it is of none.</summary>
    public required decimal? TotalCost { get; init; }

    /// <summary>Mean time of an answer in seconds; null without any.</summary>
    public required double? AvgDuration { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string? RecommendedConfig { get; init; }

    public required string? SessionId { get; init; }

    public required int RunNumber { get; init; }

    /// <summary>How it stands in our words, which also know <c>judging</c> and <c>cancelled</c>.</summary>
    public required string State { get; init; }

    public required string? Error { get; init; }

    public required string? ReviewPromptId { get; init; }

    public required int NumExperiments { get; init; }

    public required int NumPlanned { get; init; }

    public required int NumFailed { get; init; }

    /// <summary>Answers whose cost is unknown.</summary>
    public required int NumUnpriced { get; init; }

    /// <summary>Maps.</summary>
    /// <param name="run">The run.</param>
    /// <param name="facts">Its experiments.</param>
    /// <param name="recommended">The config that is placed highest in it; null for none.</param>
    public static RunBody Of(LabRun run, IReadOnlyList<ExperimentFacts> facts, string? recommended) => Of(run, RunFigures.Of(facts), recommended);

    private static RunBody Of(LabRun run, RunFigures figures, string? recommended) => new()
    {
        RunId = run.Id,
        PromptName = run.Prompt,
        StartedAt = run.StartedAt,
        CompletedAt = run.CompletedAt,
        Status = WireStatus.Of(run.Status),
        NumConfigs = run.Configs.Count,
        TotalCost = KnownCost(figures.Cost),
        AvgDuration = figures.AverageSeconds,
        CreatedAt = run.StartedAt,
        RecommendedConfig = recommended,
        SessionId = run.Session,
        RunNumber = run.Number,
        State = WireStatus.Own(run.Status),
        Error = run.Error,
        ReviewPromptId = run.ReviewPrompt,
        NumExperiments = figures.Done,
        NumPlanned = run.PlannedExperiments,
        NumFailed = figures.Failed,
        NumUnpriced = figures.Cost.Unpriced,
    };

    /// <summary>What is known of a sum, in US dollars; null when that is nothing.</summary>
    public static decimal? KnownCost(CostSum sum) => sum.Calls > sum.Unpriced ? sum.Usd : null;
}
