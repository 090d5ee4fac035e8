using LlmEval.Core.Domain.Review;
using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Contract;
using LlmEval.Review.Api.Paging;
using LlmEval.Review.Api.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Review;

/// <summary>The review of pairs by people.</summary>
internal static class ReviewEndpoints
{
    /// <summary>Maps <c>/review</c>.</summary>
    public static void MapReview(this RouteGroupBuilder api)
    {
        var review = api.MapGroup("/review").WithTags("Review").RequireAuthorization(Policies.Reviewer);
        review.MapGet("/queue", GetQueueAsync).WithName("getQueue").WithSummary("How the queue stands for you").ProducesProblem(404);
        review.MapGet("/pairs", ListPairsAsync).WithName("listPairs").WithSummary("Pairs, and how they stand for you").ProducesProblem(404);
        review.MapPost("/next", LeaseNextAsync).WithName("leaseNext").WithSummary("Lease the pair that you hold already, else the next; 204 when nothing is left").ProducesProblem(404);

        var item = review.MapGroup("/items/{pair:guid}");
        item.MapGet("", GetItemAsync).WithName("getReviewItem").WithSummary("Everything that the review of a pair shows; it must have been leased once").ProducesProblem(404).ProducesProblem(409);
        item.MapGet("/sides/{side}/texts/{part}", GetTextAsync).WithName("getSideText").WithSummary("A whole text of a side").Produces<string>(200, "text/plain").ProducesProblem(404);
        item.MapPost("/lease", LeaseAsync).WithName("leasePair").WithSummary("Lease this pair").ProducesProblem(404).ProducesProblem(409);
        item.MapPut("/lease", RenewAsync).WithName("renewLease").WithSummary("Extend the lease").ProducesProblem(404).ProducesProblem(409);
        item.MapDelete("/lease", ReleaseAsync).WithName("releaseLease").WithSummary("Give the lease back");
        item.MapPut("/draft", SaveDraftAsync).WithName("saveDraft").WithSummary("Save a draft; 409 with the newer one when somebody saved first").ProducesProblem(404);
        item.MapDelete("/draft", DeleteDraftAsync).WithName("deleteDraft").WithSummary("Throw the draft away");
        item.MapPost("/judgment", SubmitAsync).WithName("submitJudgment").WithSummary("Store a verdict").ProducesValidationProblem().ProducesProblem(404).ProducesProblem(409);
        item.MapPost("/skip", SkipAsync).WithName("skipPair").WithSummary("Pass over the pair, with a reason").ProducesValidationProblem().ProducesProblem(404).ProducesProblem(409);
        item.MapPost("/undo", UndoAsync).WithName("undoJudgment").WithSummary("Take an own judgment or skip back").ProducesProblem(404).ProducesProblem(409);
        item.MapGet("/models", RevealAsync).WithName("revealModels").WithSummary("The names behind A and B, once you have judged").ProducesProblem(403).ProducesProblem(404);
        item.MapGet("/judgments", GetHistoryAsync).WithName("getPairHistory").WithSummary("Everything that was said of the pair, once you have judged").ProducesProblem(403).ProducesProblem(404);

        var adjudication = api.MapGroup("/adjudication").WithTags("Adjudication").RequireAuthorization(Policies.Admin);
        adjudication.MapGet("", ListAdjudicationAsync).WithName("listAdjudication").WithSummary("Pairs on which reviewers disagree");
        adjudication.MapPost("/{pair:guid}", DecideAsync).WithName("adjudicate").WithSummary("Decide between reviewers who disagree")
            .ProducesValidationProblem().ProducesProblem(404).ProducesProblem(409);
    }

    private static Task<Ok<QueueResponse>> GetQueueAsync(Guid? run, CurrentUser user, CancellationToken cancellationToken) => throw new NotImplementedException();

    private static Task<Ok<Page<PairListItemResponse>>> ListPairsAsync(
        Guid? run, string? task, Named<PairState>? state, Named<Lane>? lane, bool? done, string? after, int? limit, CurrentUser user, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    private static Task<Results<Ok<LeaseResponse>, NoContent>> LeaseNextAsync(NextRequest request, CurrentUser user, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    private static Task<Ok<ReviewItemResponse>> GetItemAsync(Guid pair, CurrentUser user, CancellationToken cancellationToken) => throw new NotImplementedException();

    private static Task<ContentHttpResult> GetTextAsync(
        Guid pair, Named<ReviewSide> side, Named<SamplePart> part, CurrentUser user, CancellationToken cancellationToken) => throw new NotImplementedException();

    private static Task<Ok<LeaseResponse>> LeaseAsync(Guid pair, CurrentUser user, CancellationToken cancellationToken) => throw new NotImplementedException();

    private static Task<Ok<LeaseResponse>> RenewAsync(Guid pair, CurrentUser user, CancellationToken cancellationToken) => throw new NotImplementedException();

    private static Task<NoContent> ReleaseAsync(Guid pair, CurrentUser user, CancellationToken cancellationToken) => throw new NotImplementedException();

    private static Task<Results<Ok<DraftResponse>, Conflict<DraftResponse>>> SaveDraftAsync(
        Guid pair, DraftRequest request, CurrentUser user, CancellationToken cancellationToken) => throw new NotImplementedException();

    private static Task<NoContent> DeleteDraftAsync(Guid pair, CurrentUser user, CancellationToken cancellationToken) => throw new NotImplementedException();

    private static Task<Ok<SubmittedResponse>> SubmitAsync(Guid pair, JudgmentRequest request, CurrentUser user, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    private static Task<Ok<SubmittedResponse>> SkipAsync(Guid pair, SkipRequest request, CurrentUser user, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    private static Task<Ok<SubmittedResponse>> UndoAsync(Guid pair, UndoRequest request, CurrentUser user, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    private static Task<Ok<RevealedModelsResponse>> RevealAsync(Guid pair, CurrentUser user, CancellationToken cancellationToken) => throw new NotImplementedException();

    private static Task<Ok<PairHistoryResponse>> GetHistoryAsync(Guid pair, CurrentUser user, CancellationToken cancellationToken) => throw new NotImplementedException();

    private static Task<Ok<Page<AdjudicationItemResponse>>> ListAdjudicationAsync(
        Guid? run, bool? decided, string? after, int? limit, CurrentUser user, CancellationToken cancellationToken) => throw new NotImplementedException();

    private static Task<Ok<SubmittedResponse>> DecideAsync(Guid pair, DecisionRequest request, CurrentUser user, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
