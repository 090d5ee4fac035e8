using LlmEval.Core.Domain.Lab;
using LlmEval.Review.Api.Contract;
using LlmEval.Review.Api.Lab.Prompts;
using LlmEval.Review.Api.Lab.Runs;

namespace LlmEval.Review.Api.Lab.Comparing;

/// <summary>The answers of one run side by side, with what judges and people say of them.</summary>
internal sealed record LabComparisonResponse
{
    /// <summary>What was asked, in the version of the run.</summary>
    public required LabComparedPromptResponse Prompt { get; init; }

    /// <summary>All runs of the prompt, newest first.</summary>
    public required IReadOnlyList<LabRunResponse> Runs { get; init; }

    /// <summary>The run that is shown; null when there is none.</summary>
    public required LabRunResponse? Run { get; init; }

    /// <summary>Its experiments by row and config.</summary>
    public required IReadOnlyList<LabExperimentResponse> Cards { get; init; }

    /// <summary>Scorings of the run by judges, newest first.</summary>
    public required IReadOnlyList<LabBatchResponse> Batches { get; init; }

    /// <summary>The latest ranking of each person who ranked the run, newest first.</summary>
    public required IReadOnlyList<LabRankingResponse> Rankings { get; init; }

    /// <summary>The latest ranking of the one who asks; null when they have saved none.</summary>
    public required LabRankingResponse? Own { get; init; }

    /// <summary>How far the one who asks agrees with the newest completed scoring; null when there is no such ranking or scoring.</summary>
    public required LabAgreementResponse? Agreement { get; init; }

    /// <summary>What is recommended in this run; null without a run.</summary>
    public required LabRecommendationResponse? Recommendation { get; init; }

    /// <summary>Quality against cost and time; null without a run.</summary>
    public required LabTradeOffResponse? TradeOff { get; init; }
}

/// <summary>What was asked.</summary>
/// <param name="Name">The prompt's name.</param>
/// <param name="Version">Its version in the run.</param>
/// <param name="LatestVersion">Its latest version.</param>
/// <param name="Messages">The messages, with variables in braces.</param>
/// <param name="Rows">What filled them; empty: sent as it is.</param>
internal sealed record LabComparedPromptResponse(
    string Name, int Version, int LatestVersion, IReadOnlyList<LabMessage> Messages, IReadOnlyList<LabRowValues> Rows);

/// <summary>A scoring by a judge.</summary>
internal sealed record LabBatchResponse
{
    /// <summary>The id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The run; null when it speaks of several.</summary>
    public required string? Run { get; init; }

    /// <summary>The review prompt's id.</summary>
    public required string ReviewPrompt { get; init; }

    /// <summary>The review prompt's name.</summary>
    public required string ReviewPromptName { get; init; }

    /// <summary>The review prompt's version.</summary>
    public required int ReviewPromptVersion { get; init; }

    /// <summary>The judging model.</summary>
    public required string JudgeModel { get; init; }

    /// <summary>How it stands.</summary>
    public required AiBatchStatus Status { get; init; }

    /// <summary>Why it failed, in a line; null otherwise.</summary>
    public required string? Error { get; init; }

    /// <summary>When it was asked for, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it came to rest, UTC; null before.</summary>
    public required DateTimeOffset? CompletedAt { get; init; }

    /// <summary>What its calls cost, in US dollars; null when that of a call is unknown.</summary>
    public required decimal? CostUsd { get; init; }

    /// <summary>Its scores by rank; empty unless it is completed.</summary>
    public required IReadOnlyList<LabScoreResponse> Scores { get; init; }
}

/// <summary>What a judge says of an experiment, over its calls.</summary>
/// <param name="Experiment">The experiment.</param>
/// <param name="Rank">Its rank, 1 is best; equal ranks are ties.</param>
/// <param name="Score">Mean score, 0 to 10.</param>
/// <param name="Low">The lowest score of a call, 0 to 10.</param>
/// <param name="High">The highest.</param>
/// <param name="Criteria">Mean scores by criterion, 0 to 10.</param>
/// <param name="Comments">What the calls say, in their order.</param>
internal sealed record LabScoreResponse(
    Guid Experiment, int Rank, double Score, double Low, double High, IReadOnlyDictionary<string, double> Criteria, IReadOnlyList<string> Comments);

/// <summary>An order that a person saved.</summary>
internal sealed record LabRankingResponse
{
    /// <summary>The id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The run; null when it speaks of several.</summary>
    public required string? Run { get; init; }

    /// <summary>Who ranked.</summary>
    public required string Evaluator { get; init; }

    /// <summary>The experiments, best first; those of one group are tied.</summary>
    public required IReadOnlyList<IReadOnlyList<Guid>> Groups { get; init; }

    /// <summary>Time at work without pauses, milliseconds.</summary>
    public required double ActiveMs { get; init; }

    /// <summary>When it was saved, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The scoring whose order was on the screen; null for none.</summary>
    public required Guid? BasedOnBatch { get; init; }

    /// <summary>Notes; null for none.</summary>
    public required string? Notes { get; init; }
}

/// <summary>How far a person's ranking and a judge's order agree, over the experiments that both have.</summary>
/// <param name="Batch">The scoring.</param>
/// <param name="Tau">Kendall's tau-b, −1 to 1, with its interval; its reason says when there are not enough configs.</param>
/// <param name="N">Experiments that both have.</param>
/// <param name="TopThreeOverlap">Experiments that are among the first three of both.</param>
/// <param name="SamePlace">Experiments at the same place in both.</param>
/// <param name="Changes">Those that the person moved, in the person's order.</param>
internal sealed record LabAgreementResponse(
    Guid Batch, MetricResponse Tau, int N, int TopThreeOverlap, int SamePlace, IReadOnlyList<LabMoveResponse> Changes);

/// <summary>An experiment at another place than the judge has it.</summary>
/// <param name="Experiment">The experiment.</param>
/// <param name="From">The judge's place, from 1; a tie counts as its first place.</param>
/// <param name="To">The person's.</param>
internal sealed record LabMoveResponse(Guid Experiment, int From, int To);

/// <summary>Quality against cost and time, one point for each config of the run.</summary>
/// <param name="Points">The points whose quality is known.</param>
/// <param name="LeftOut">Configs that are on neither plot, or not on that of cost.</param>
internal sealed record LabTradeOffResponse(IReadOnlyList<LabTradeOffPointResponse> Points, IReadOnlyList<LabLeftOutResponse> LeftOut);

/// <summary>A config on the plots.</summary>
/// <param name="Config">The config's name.</param>
/// <param name="Version">The version.</param>
/// <param name="Quality">Mean quality, 0 to 10.</param>
/// <param name="CostUsd">Mean cost of an answer, in US dollars; null when unknown: not on the plot of cost.</param>
/// <param name="Seconds">Mean time of an answer; null when unknown: not on the plot of time.</param>
/// <param name="IsOnCostFront">Whether no other config is better for as little.</param>
/// <param name="IsOnTimeFront">Whether no other config is better in as short a time.</param>
internal sealed record LabTradeOffPointResponse(
    string Config, int Version, MetricResponse Quality, double? CostUsd, double? Seconds, bool IsOnCostFront, bool IsOnTimeFront);

/// <summary>A config that is left out.</summary>
/// <param name="Config">The config's name.</param>
/// <param name="Version">The version.</param>
/// <param name="Why">Why, for people.</param>
internal sealed record LabLeftOutResponse(string Config, int Version, string Why);
