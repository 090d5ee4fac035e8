using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Observatory.Promotion;
using LlmEval.Core.Domain.Users;
using LlmEval.Core.Pipeline.Observatory.Promotion;
using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Paging;
using LlmEval.Review.Api.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Observatory.Promotion;

/// <summary>How a checkpoint stands to be promoted, decisions on it, and waivers.</summary>
internal static class PromotionEndpoints
{
    /// <summary>Maps <c>/promotion</c>.</summary>
    public static void MapPromotion(this RouteGroupBuilder observatory)
    {
        var promotion = observatory.MapGroup("/promotion").RequireAuthorization(Policies.Reviewer);
        promotion.MapGet("", GetAsync).WithName("getPromotion").WithSummary("What the rules say of a model's latest checkpoint, or of another one").ProducesProblem(404);
        promotion.MapGet("/decisions", ListDecisionsAsync).WithName("listPromotionDecisions").WithSummary("Decisions, newest first");
        promotion.MapPost("/decisions", DecideAsync).WithName("addPromotionDecision").WithSummary("Promote a checkpoint, reject it, or take that back")
            .ProducesValidationProblem().ProducesProblem(404).ProducesProblem(409).RequireAuthorization(Policies.Admin);
        promotion.MapGet("/waivers", ListWaiversAsync).WithName("listWaivers").WithSummary("Waivers, newest first, those that are over among them");
        promotion.MapPost("/waivers", WaiveAsync).WithName("addWaiver").WithSummary("Let a checkpoint off a clause for a time")
            .ProducesValidationProblem().ProducesProblem(404).RequireAuthorization(Policies.Admin);
        promotion.MapDelete("/waivers/{id:long}", WithdrawAsync).WithName("withdrawWaiver").WithSummary("Take a waiver back; it stays in the list")
            .ProducesProblem(404).RequireAuthorization(Policies.Admin);
    }

    private static async Task<Ok<PromotionResponse>> GetAsync(
        string model, string? checkpoint, PromotionReview review, TimeProvider clock, CancellationToken cancellationToken)
    {
        var standing = await review.StandingAsync(model, checkpoint, cancellationToken)
            ?? throw ProblemException.NotFound($"Model '{model}' has no checkpoint '{checkpoint}'.");
        return TypedResults.Ok(standing.ToResponse(clock.GetUtcNow()));
    }

    private static async Task<Ok<Page<PromotionDecisionResponse>>> ListDecisionsAsync(
        string? model, string? after, int? limit, IPromotionDecisions decisions, CancellationToken cancellationToken)
    {
        var read = await decisions.ListAsync(model, NumberCursor.Read(after, limit), cancellationToken);
        return TypedResults.Ok(NumberCursor.Page(read, limit, decision => decision.Id, PromotionMapping.ToResponse));
    }

    private static async Task<Created<PromotionDecisionResponse>> DecideAsync(
        PromotionDecisionRequest request, CurrentUser user, PromotionReview review, IAuditLog audit, TimeProvider clock, CancellationToken cancellationToken)
    {
        Reasons.Require(request.Reason);
        var decided = await review.DecideAsync(request.CheckpointId, request.Decision, request.Reason, user.User.Id, cancellationToken)
            ?? throw ProblemException.NotFound($"There is no checkpoint '{request.CheckpointId}'.");
        var entry = new AuditEntry(clock.GetUtcNow(), user.User.Id, $"promotion.{NameOf<DecisionKind>.Of(request.Decision)}", request.CheckpointId, request.Reason);
        await audit.AddAsync(entry, cancellationToken);
        return TypedResults.Created((string?)null, decided.ToResponse());
    }

    private static async Task<Ok<Page<WaiverResponse>>> ListWaiversAsync(
        string? checkpoint, string? after, int? limit, IPromotionDecisions decisions, TimeProvider clock, CancellationToken cancellationToken)
    {
        var read = await decisions.ListWaiversAsync(checkpoint, NumberCursor.Read(after, limit), cancellationToken);
        return TypedResults.Ok(NumberCursor.Page(read, limit, waiver => waiver.Id, waiver => waiver.ToResponse(clock.GetUtcNow())));
    }

    private static async Task<Created<WaiverResponse>> WaiveAsync(
        WaiverRequest request, CurrentUser user, PromotionReview review, IAuditLog audit, TimeProvider clock, CancellationToken cancellationToken)
    {
        Reasons.Require(request.Reason);
        if (request.ExpiresAt <= clock.GetUtcNow()) throw ProblemException.Invalid("expiresAt", "'expiresAt' is past: a waiver ends in the future.");
        var wanted = new NewWaiver(request.RuleId, request.CheckpointId, request.Clause, request.Reason, request.ExpiresAt);
        var waiver = await review.WaiveAsync(wanted, user.User.Id, cancellationToken)
            ?? throw ProblemException.NotFound($"There is no rule {request.RuleId} or no checkpoint '{request.CheckpointId}'.");
        var entry = new AuditEntry(clock.GetUtcNow(), user.User.Id, "waiver.add", $"{waiver.Id}", $"{waiver.RuleName}, {waiver.Clause}, {waiver.CheckpointId}: {waiver.Reason}");
        await audit.AddAsync(entry, cancellationToken);
        return TypedResults.Created((string?)null, waiver.ToResponse(clock.GetUtcNow()));
    }

    private static async Task<Ok<WaiverResponse>> WithdrawAsync(
        long id, CurrentUser user, PromotionReview review, IAuditLog audit, TimeProvider clock, CancellationToken cancellationToken)
    {
        var waiver = await review.WithdrawAsync(id, cancellationToken) ?? throw ProblemException.NotFound($"There is no waiver {id}.");
        await audit.AddAsync(new AuditEntry(clock.GetUtcNow(), user.User.Id, "waiver.withdraw", $"{id}", null), cancellationToken);
        return TypedResults.Ok(waiver.ToResponse(clock.GetUtcNow()));
    }
}
