using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Lab.Comparing;
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
        lab.MapPost("/experiments/{id:guid}/scores", ScoreAsync).WithName("addLabScore").WithSummary("Score an experiment by hand")
            .ProducesValidationProblem().ProducesProblem(404);
        lab.MapPost("/rankings", RankAsync).WithName("addLabRanking").WithSummary("Save an order of experiments of a run")
            .ProducesValidationProblem().ProducesProblem(404);
    }

    private static Task<NoContent> MarkAsync(Guid id, LabAcceptabilityRequest request, CurrentUser user, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    private static Task<Ok<LabManualScoreListResponse>> ListScoresAsync(Guid id, CancellationToken cancellationToken) => throw new NotImplementedException();

    private static Task<Created<LabManualScoreResponse>> ScoreAsync(Guid id, LabScoreRequest request, CurrentUser user, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    private static Task<Created<LabRankingResponse>> RankAsync(LabRankingRequest request, CurrentUser user, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
