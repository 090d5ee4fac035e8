using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Figures;
using LlmEval.Core.Pipeline.Lab;
using LlmEval.Review.Api.Lab.Comparing;

namespace LlmEval.Review.Api.Lab.Runs;

/// <summary>Maps runs, sessions and experiments.</summary>
internal static class RunMapping
{
    /// <summary>A run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="evidence">What is known of it.</param>
    /// <param name="weights">The weights of its prompt.</param>
    public static LabRunResponse Run(LabRun run, LabEvidence evidence, RankingWeights weights)
    {
        var figures = RunFigures.Of(evidence.Experiments);
        return new LabRunResponse
        {
            Id = run.Id,
            Prompt = run.Prompt,
            PromptVersion = run.PromptVersion,
            Session = run.Session,
            Number = run.Number,
            Status = run.Status,
            Error = run.Error,
            StartedAt = run.StartedAt,
            CompletedAt = run.CompletedAt,
            Planned = run.PlannedExperiments,
            Done = figures.Done,
            Failed = figures.Failed,
            Configs = [.. run.Configs.Select(config => new LabConfigRefResponse(config.Name, config.Version))],
            TotalCostUsd = figures.Cost.Usd,
            Unpriced = figures.Cost.Unpriced,
            AvgSeconds = figures.AverageSeconds,
            RecommendedConfig = Recommending.NameIn(run, evidence, weights),
            ReviewPrompt = run.ReviewPrompt,
            IsJudged = evidence.AiScores.Count > 0,
            CanJudge = run.Status.IsAtRest() && figures.Done > figures.Failed,
        };
    }

    /// <summary>A session.</summary>
    /// <param name="session">The session.</param>
    /// <param name="runs">Its runs, in their order.</param>
    public static LabSessionResponse Session(LabSession session, IReadOnlyList<LabRunResponse> runs) => new()
    {
        Id = session.Id,
        Prompt = session.Prompt,
        Runs = session.Runs,
        RunsCompleted = session.RunsCompleted,
        Status = session.Status,
        Error = session.Error,
        ReviewPrompt = session.ReviewPrompt,
        RequestedBy = session.RequestedBy,
        CreatedAt = session.CreatedAt,
        UpdatedAt = session.UpdatedAt,
        CompletedAt = session.CompletedAt,
        Progress = Math.Min(1, runs.Sum(Share) / session.Runs),
        RunList = runs,
    };

    /// <summary>What goes with runs.</summary>
    public static LabDeletionResponse ToResponse(this LabDeletion gone) =>
        new(gone.Runs, gone.Experiments, gone.Batches, gone.AiScores, gone.Rankings, gone.ManualScores);

    private static double Share(LabRunResponse run) => run.Status.IsAtRest() ? 1 : run.Planned == 0 ? 0 : (double)run.Done / run.Planned;
}
