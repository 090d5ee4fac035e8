using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Figures;
using LlmEval.Core.Lab.Recommending;
using LlmEval.Core.Statistics;
using LlmEval.Tool.Commands.Lab;

namespace LlmEval.Tool.Terminal.Lab;

/// <summary>Results of the lab as scripts read them. Times are UTC, money is US dollars, scores are 0 to 10; what is undefined is null, with a reason.</summary>
internal static class LabDocuments
{
    /// <summary>A run with its experiments.</summary>
    public static object Of(LabRun run, LabEvidence evidence)
    {
        var quality = new ExperimentQuality(evidence);
        return new
        {
            run.Id,
            run.Prompt,
            run.PromptVersion,
            run.Session,
            run.Number,
            Status = NameOf<LabRunStatus>.Of(run.Status),
            run.Error,
            run.StartedAt,
            run.CompletedAt,
            Planned = run.PlannedExperiments,
            Experiments = evidence.Experiments.Select(experiment => new
            {
                Id = Id(experiment.Id),
                experiment.Config,
                experiment.ConfigVersion,
                experiment.Row,
                Success = experiment.IsSuccess,
                experiment.IsAcceptable,
                Seconds = experiment.Duration?.TotalSeconds,
                experiment.CostUsd,
                experiment.InputTokens,
                experiment.OutputTokens,
                experiment.ReasoningTokens,
                AiScore = quality.Ai(experiment.Id),
                HumanScore = quality.Human(experiment.Id),
            }),
        };
    }

    /// <summary>A scoring.</summary>
    public static object Of(BatchResults results) => new
    {
        results.Batch.Id,
        results.Batch.Prompt,
        results.Batch.Run,
        results.Batch.ReviewPrompt,
        results.Batch.JudgeModel,
        Status = NameOf<AiBatchStatus>.Of(results.Batch.Status),
        results.Batch.Error,
        Calls = results.Calls.Count,
        Scores = results.Scores.Select(score => new
        {
            Experiment = Id(score.Experiment),
            results.Experiments.GetValueOrDefault(score.Experiment)?.Config,
            results.Experiments.GetValueOrDefault(score.Experiment)?.Row,
            results.Experiments.GetValueOrDefault(score.Experiment)?.Run,
            score.Rank,
            score.Score,
            score.Criteria,
            score.Comments,
        }),
    };

    /// <summary>A ranking with how far it agrees with the judge.</summary>
    public static object Of(HumanRanking ranking, JudgeAgreement? agreement, IReadOnlyDictionary<SampleId, ExperimentFacts> experiments) => new
    {
        ranking.Id,
        ranking.Prompt,
        ranking.Run,
        ranking.Evaluator,
        Groups = ranking.Groups.Select(group => group.Select(id => experiments.TryGetValue(id, out var facts) ? LabFormat.Experiment(facts) : Id(id))),
        ActiveSeconds = ranking.ActiveTime.TotalSeconds,
        Agreement = agreement is null ? null : Of(agreement),
    };

    /// <summary>What is known of a prompt's configs.</summary>
    public static object Of(Analysis analysis) => new
    {
        analysis.Prompt,
        Runs = analysis.Evidence.Experiments.DistinctBy(experiment => experiment.Run).Count(),
        Statistics = ConfigStatistics.Of(analysis.Evidence).Select(line => new
        {
            Config = line.Config.Name,
            line.Config.Version,
            line.Experiments,
            line.Successes,
            AiScore = Of(line.AiScore),
            line.AiScores,
            HumanRank = Of(line.HumanRank),
            line.Rankings,
            Seconds = Of(line.Seconds),
            CostUsd = Of(line.CostUsd),
            line.Unpriced,
            line.Unacceptable,
        }),
        Recommendation = Of(analysis.Recommendation),
        Agreement = analysis.Agreements.Select(one => new { one.Ranking.Evaluator, one.Ranking.Run, one.ReviewPrompt, Agreement = Of(one.Agreement) }),
        Cost = new { Experiments = analysis.Experiments, Judging = analysis.Judging },
    };

    private static object Of(JudgeAgreement agreement) => new { Tau = Of(agreement.Tau), agreement.N, agreement.TopThreeOverlap, agreement.SamePlace };

    private static object Of(Recommendation recommendation) => new
    {
        Status = NameOf<RecommendationStatus>.Of(recommendation.Status),
        Leader = recommendation.Leader?.Config.Name,
        RunnerUp = recommendation.RunnerUp?.Config.Name,
        Scores = recommendation.Scores.Select(score => new { Config = score.Config.Name, score.Config.Version, score.Score, score.Quality, score.Speed, score.Cost, score.Blocks }),
        recommendation.Weights,
        Components = recommendation.Components.Select(component => new { component.Name, component.Weight, component.Reason }),
        Difference = recommendation.Deciding is { } deciding ? Of(deciding.Difference) : null,
        recommendation.Reasons,
        LeftOut = recommendation.LeftOut.Select(left => new { Config = left.Config.Name, left.Config.Version, left.Why }),
        Confidence = NameOf<RecommendationConfidence>.Of(recommendation.Confidence),
    };

    private static object Of(Estimate estimate) =>
        new { estimate.Value, Low = estimate.Interval?.Lower, High = estimate.Interval?.Upper, estimate.Interval?.Method, estimate.Reason };

    private static string Id(SampleId id) => id.Value.ToString();
}
