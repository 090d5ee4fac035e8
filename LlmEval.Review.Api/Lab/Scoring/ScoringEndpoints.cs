using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;
using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Lab.Comparing;
using LlmEval.Review.Api.Lab.Runs;
using LlmEval.Review.Api.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Lab.Scoring;

/// <summary>What people say of experiments. Nothing of it is ever made from anything but their own request.</summary>
internal static class ScoringEndpoints
{
    /// <summary>Maps <c>/experiments</c> and <c>/rankings</c>.</summary>
    public static void MapScoring(this RouteGroupBuilder lab)
    {
        lab.MapPut("/experiments/{id:guid}/acceptability", MarkAsync).WithName("putLabAcceptability").WithSummary("Say whether an experiment is acceptable").ProducesProblem(404);
        lab.MapGet("/experiments/{id:guid}/scores", ListScoresAsync).WithName("listLabScores").WithSummary("Scores that people gave an experiment, newest first").ProducesProblem(404);
        lab.MapPut("/experiments/{id:guid}/score", ScoreAsync).WithName("putLabScore")
            .WithSummary("Score an experiment by hand, in your own name: what you say now stands in place of what you said before")
            .ProducesValidationProblem().ProducesProblem(404);
        lab.MapPost("/rankings", RankAsync).WithName("addLabRanking").WithSummary("Save an order of experiments of a run")
            .ProducesValidationProblem().ProducesProblem(404);
    }

    private static async Task<NoContent> MarkAsync(
        Guid id, LabAcceptabilityRequest request, CurrentUser user, ILabExperiments experiments, LabChanges changes, CancellationToken cancellationToken)
    {
        var experiment = await FindAsync(id, experiments, cancellationToken);
        if (!await experiments.SetAcceptableAsync(experiment.Id, request.IsAcceptable, user.User.Name, cancellationToken)) throw Unknown(id);
        changes.Tell(experiment.Prompt, experiment.Run, experiment.Session);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<LabManualScoreListResponse>> ListScoresAsync(
        Guid id, ILabExperiments experiments, ILabScoring scoring, CancellationToken cancellationToken)
    {
        var experiment = await FindAsync(id, experiments, cancellationToken);
        var scores = await scoring.ReadManualScoresAsync(experiment.Prompt, cancellationToken);
        return TypedResults.Ok(new LabManualScoreListResponse([.. scores.Where(score => score.Experiment == experiment.Id).Select(ScoreReading.ToResponse)]));
    }

    private static async Task<Ok<LabManualScoreResponse>> ScoreAsync(
        Guid id,
        LabScoreRequest request,
        CurrentUser user,
        ILabExperiments experiments,
        ILabScoring scoring,
        LabChanges changes,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var score = ScoreReading.Read(new SampleId(id), request, user.User.Name, clock.GetUtcNow());
        var experiment = await FindAsync(id, experiments, cancellationToken);
        await scoring.AddManualScoreAsync(score, cancellationToken);
        changes.Tell(experiment.Prompt, experiment.Run, experiment.Session);
        return TypedResults.Ok(score.ToResponse());
    }

    private static async Task<Created<LabRankingResponse>> RankAsync(
        LabRankingRequest request, CurrentUser user, RunPages runs, ILabScoring scoring, LabChanges changes, TimeProvider clock, CancellationToken cancellationToken)
    {
        var ranking = RankingReading.Read(request, user.User.Name, clock.GetUtcNow());
        var run = ComparingEndpoints.RequireOf(request.Prompt, await runs.FindAsync(request.Run, cancellationToken));
        await scoring.AddRankingAsync(ranking, cancellationToken);
        changes.Tell(run.Prompt, run.Id, run.Session);
        return TypedResults.Created((string?)null, ranking.ToResponse());
    }

    private static async Task<LabExperiment> FindAsync(Guid id, ILabExperiments experiments, CancellationToken cancellationToken) =>
        await experiments.FindAsync(new SampleId(id), cancellationToken) ?? throw Unknown(id);

    private static ProblemException Unknown(Guid id) => ProblemException.NotFound($"There is no experiment '{id}'. It may have been deleted with its run.");
}
