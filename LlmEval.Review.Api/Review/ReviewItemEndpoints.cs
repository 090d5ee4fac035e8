using System.Text.Json;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Domain.Users;
using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Contract;
using LlmEval.Review.Api.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Review;

/// <summary>The review of one pair.</summary>
internal static class ReviewItemEndpoints
{
    /// <summary>Maps <c>/review/items</c>.</summary>
    public static void MapReviewItems(this RouteGroupBuilder api)
    {
        var item = api.MapGroup("/review/items/{pair:guid}").WithTags("Review").RequireAuthorization(Policies.Reviewer);
        item.MapGet("", GetItemAsync).WithName("getReviewItem").WithSummary("Everything that the review of a pair shows; it must have been leased once").ProducesProblem(404).ProducesProblem(409);
        item.MapGet("/sides/{side}/texts/{part}", GetTextAsync).WithName("getSideText").WithSummary("A whole text of a side").Produces<string>(200, "text/plain").ProducesProblem(404);
        item.MapGet("/tests", GetTestsAsync).WithName("getPairTests").WithSummary("The whole tests of the pair's task").Produces<string>(200, "text/plain").ProducesProblem(404);
        item.MapPut("/draft", SaveDraftAsync).WithName("saveDraft").WithSummary("Save a draft; 409 with the newer one when somebody saved first").ProducesProblem(404);
        item.MapDelete("/draft", DeleteDraftAsync).WithName("deleteDraft").WithSummary("Throw the draft away");
        item.MapPost("/judgment", SubmitAsync).WithName("submitJudgment").WithSummary("Store a verdict").ProducesValidationProblem().ProducesProblem(404).ProducesProblem(409);
        item.MapPost("/skip", SkipAsync).WithName("skipPair").WithSummary("Pass over the pair, with a reason").ProducesValidationProblem().ProducesProblem(404).ProducesProblem(409);
        item.MapPost("/undo", UndoAsync).WithName("undoJudgment").WithSummary("Take an own judgment or skip back").ProducesProblem(404).ProducesProblem(409);
        item.MapGet("/models", RevealAsync).WithName("revealModels").WithSummary("The names behind A and B, once you have judged").ProducesProblem(403).ProducesProblem(404);
        item.MapGet("/judgments", GetHistoryAsync).WithName("getPairHistory").WithSummary("Everything that was said of the pair, once you have judged").ProducesProblem(403).ProducesProblem(404);
    }

    private static async Task<Ok<ReviewItemResponse>> GetItemAsync(
        Guid pair, CurrentUser user, PairViews views, ItemContexts contexts, CancellationToken cancellationToken)
    {
        var view = await views.LoadAsync(pair, user, cancellationToken);
        return TypedResults.Ok(ItemMapping.Item(view, await contexts.ReadPageAsync(view, user, cancellationToken)));
    }

    private static async Task<ContentHttpResult> GetTestsAsync(Guid pair, CurrentUser user, PairViews views, CancellationToken cancellationToken) =>
        TypedResults.Text((await views.LoadAsync(pair, user, cancellationToken)).Stored.Tests, FigureMapping.PlainText);

    private static async Task<ContentHttpResult> GetTextAsync(
        Guid pair, Named<ReviewSide> side, Named<SampleText> part, CurrentUser user, PairViews views, CancellationToken cancellationToken)
    {
        var view = await views.LoadAsync(pair, user, cancellationToken);
        var sample = side.Value.ToPlace(view.Shown) == PairPlace.First ? view.Stored.First : view.Stored.Second;
        var text = part.Value switch
        {
            SampleText.Response => sample.Response?.Text,
            SampleText.Code => sample.Extracted?.Code,
            SampleText.Stdout => sample.Execution?.Stdout.Text,
            _ => sample.Execution?.Stderr.Text,
        };
        return TypedResults.Text(text ?? throw ProblemException.NotFound($"Side {side.Value} of pair {pair} has no such text."), FigureMapping.PlainText);
    }

    private static async Task<Results<Ok<DraftResponse>, Conflict<DraftResponse>>> SaveDraftAsync(
        Guid pair, DraftRequest request, CurrentUser user, IReviewQueue queue, CancellationToken cancellationToken)
    {
        if (request.BasedOn < 0) throw ProblemException.Invalid("basedOn", "'basedOn' is the revision that the draft was made from; 0 for the first.");
        if (request.Content.ValueKind != JsonValueKind.Object) throw ProblemException.Invalid("content", "'content' must be a JSON object.");
        var id = new PairId(pair);
        if (await queue.ReadShowingAsync(user.User.Id, id, cancellationToken) is null) throw PairViews.NotFound(pair);
        var saved = await queue.SaveDraftAsync(user.User.Id, id, request.BasedOn, request.Content, cancellationToken);
        return saved.Saved ? TypedResults.Ok(ItemContexts.Draft(saved.Draft)) : TypedResults.Conflict(ItemContexts.Draft(saved.Draft));
    }

    private static async Task<NoContent> DeleteDraftAsync(Guid pair, CurrentUser user, IReviewQueue queue, CancellationToken cancellationToken)
    {
        await queue.DeleteDraftAsync(user.User.Id, new PairId(pair), cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<SubmittedResponse>> SubmitAsync(
        Guid pair, JudgmentRequest request, CurrentUser user, PairViews views, ItemContexts contexts, JudgmentSubmission submission, CancellationToken cancellationToken)
    {
        var view = await submission.SubmitAsync(await views.LoadAsync(pair, user, cancellationToken), request, user, cancellationToken);
        return TypedResults.Ok(ItemMapping.Submitted(view, request.Id, await contexts.ReadAsync(view, cancellationToken)));
    }

    private static async Task<Ok<SubmittedResponse>> SkipAsync(
        Guid pair, SkipRequest request, CurrentUser user, PairViews views, ItemContexts contexts, JudgmentSubmission submission, CancellationToken cancellationToken)
    {
        var view = await submission.SkipAsync(await views.LoadAsync(pair, user, cancellationToken), request, user, cancellationToken);
        return TypedResults.Ok(ItemMapping.Submitted(view, request.Id, await contexts.ReadAsync(view, cancellationToken)));
    }

    private static async Task<Ok<SubmittedResponse>> UndoAsync(
        Guid pair, UndoRequest request, CurrentUser user, PairViews views, ItemContexts contexts, JudgmentSubmission submission, CancellationToken cancellationToken)
    {
        var view = await submission.UndoAsync(await views.LoadAsync(pair, user, cancellationToken), request, user, cancellationToken);
        return TypedResults.Ok(ItemMapping.Submitted(view, request.Id, await contexts.ReadAsync(view, cancellationToken)));
    }

    private static async Task<Ok<RevealedModelsResponse>> RevealAsync(Guid pair, CurrentUser user, PairViews views, CancellationToken cancellationToken)
    {
        var view = await views.LoadAsync(pair, user, cancellationToken);
        RequireVote(view, user);
        return TypedResults.Ok(view.Models);
    }

    private static async Task<Ok<PairHistoryResponse>> GetHistoryAsync(
        Guid pair, CurrentUser user, PairViews views, IReviewReader reader, IUserStore users, CancellationToken cancellationToken)
    {
        var view = await views.LoadAsync(pair, user, cancellationToken);
        RequireVote(view, user);
        var judges = (await reader.ReadJudgesAsync(view.Stored.Pair.Run, cancellationToken)).DistinctBy(judge => judge.Hash).ToDictionary(judge => judge.Hash);
        var names = (await users.ListAsync(cancellationToken)).ToDictionary(known => known.Id.Value, known => known.Name);
        var calls = await reader.ReadCallsAsync(view.Id, cancellationToken);
        return TypedResults.Ok(new PairHistoryResponse(
            view.Models,
            [.. view.History.Select(link => JudgmentMapping.History(link, view, judges, names))],
            [.. calls.Select(call => JudgmentMapping.Call(call, view.Shown))]));
    }

    // Admins look into what went wrong; reviewers first say what they think.
    private static void RequireVote(PairView view, CurrentUser user)
    {
        if (!view.HasVoted && !user.IsAdmin) throw ProblemException.Forbidden("You have not judged this pair yet: names and the opinions of others would sway you. Judge it first.");
    }
}
