using LlmEval.Core.Lab.Recommending;
using LlmEval.Tool.Commands.Lab;
using Spectre.Console;

namespace LlmEval.Tool.Terminal.Lab;

/// <summary>What is known of a prompt's configs, and which one to use.</summary>
internal static class AnalysisView
{
    /// <summary>Writes table, recommendation, agreement and cost.</summary>
    public static void Write(ToolContext context, Analysis analysis)
    {
        var runs = analysis.Evidence.Experiments.DistinctBy(experiment => experiment.Run).Count();
        StatisticsView.Write(context, $"{analysis.Prompt} · {runs} {(runs == 1 ? "run" : "runs")}", analysis.Evidence);
        WriteRecommendation(context, analysis.Recommendation);
        foreach (var agreement in analysis.Agreements) WriteAgreement(context, agreement);
        context.Results.MarkupLineInterpolated($"[grey]cost: answers {LabFormat.Cost(analysis.Experiments)}; judging {LabFormat.Cost(analysis.Judging)} (all runs of the prompt)[/]");
    }

    /// <summary>Writes which config to use, and why.</summary>
    public static void WriteRecommendation(ToolContext context, Recommendation recommendation)
    {
        var (mark, colour) = recommendation.Status switch
        {
            RecommendationStatus.Recommended => ("✓ recommended", "green"),
            RecommendationStatus.NoSignificantWinner => ("≈ no significant winner", "yellow"),
            _ => ("· nothing to recommend", "grey"),
        };
        context.Results.MarkupLine($"[{colour}]{mark}[/]{(recommendation.Leader is { } leader ? $"  [bold]{Markup.Escape(LabFormat.Config(leader.Config))}[/] {LabFormat.Number(leader.Score, "0.00")}" : "")}"
            + $"{(recommendation.RunnerUp is { } second ? $"  [grey]before {Markup.Escape(LabFormat.Config(second.Config))} {LabFormat.Number(second.Score, "0.00")}[/]" : "")}");
        foreach (var reason in recommendation.Reasons) context.Results.MarkupLineInterpolated($"  {reason}");
    }

    /// <summary>Writes how far a person agrees with the judge.</summary>
    public static void WriteAgreement(ToolContext context, RankingAgreement agreement)
    {
        var tau = agreement.Agreement.Tau;
        context.Results.MarkupLineInterpolated($"{agreement.Ranking.Evaluator} and {agreement.ReviewPrompt} on {agreement.Ranking.Run ?? "several runs"}: tau-b {LabFormat.Estimate(tau, "0.00")}[grey]{(tau.Reason is { } reason ? $" ({reason})" : "")}, n = {agreement.Agreement.N}, {agreement.Agreement.SamePlace} in the same place, {agreement.Agreement.TopThreeOverlap} of the first three shared[/]");
    }
}
