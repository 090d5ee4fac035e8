using LlmEval.Core.Domain.Observatory.Promotion;
using LlmEval.Core.Domain.Users;
using LlmEval.Core.Pipeline.Observatory.Promotion;
using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Observatory.Promotion;

/// <summary>Rules of promotion.</summary>
internal static class PromotionRuleEndpoints
{
    /// <summary>Maps <c>/promotion/rules</c>.</summary>
    public static void MapPromotionRules(this RouteGroupBuilder observatory)
    {
        var rules = observatory.MapGroup("/promotion/rules").RequireAuthorization(Policies.Reviewer);
        rules.MapGet("", ListAsync).WithName("listPromotionRules").WithSummary("Rules by name");
        rules.MapPost("", AddAsync).WithName("addPromotionRule").WithSummary("Add a rule")
            .ProducesValidationProblem().ProducesProblem(409).RequireAuthorization(Policies.Admin);
        rules.MapPut("/{id:long}", ReplaceAsync).WithName("putPromotionRule").WithSummary("Replace a rule; its waivers stay")
            .ProducesValidationProblem().ProducesProblem(404).ProducesProblem(409).RequireAuthorization(Policies.Admin);
        rules.MapDelete("/{id:long}", DeleteAsync).WithName("deletePromotionRule").WithSummary("Delete a rule with its waivers; decisions stay")
            .ProducesProblem(404).RequireAuthorization(Policies.Admin);
    }

    private static async Task<Ok<PromotionRuleListResponse>> ListAsync(string? model, IPromotionRules rules, CancellationToken cancellationToken) =>
        TypedResults.Ok(new PromotionRuleListResponse([.. (await rules.ListAsync(model, cancellationToken)).Select(PromotionMapping.ToResponse)]));

    private static async Task<Created<PromotionRuleResponse>> AddAsync(
        PromotionRuleRequest request, CurrentUser user, PromotionReview review, IAuditLog audit, TimeProvider clock, CancellationToken cancellationToken)
    {
        var rule = RuleOf(request);
        var added = await review.AddRuleAsync(rule, cancellationToken)
            ?? throw ProblemException.Conflict("Name taken", $"There is a rule '{rule.Name}' already. Nothing was changed: choose another name, or change that rule.");
        await NoteAsync("promotion_rule.add", added, user, audit, clock, cancellationToken);
        return TypedResults.Created((string?)null, added.ToResponse());
    }

    private static async Task<Ok<PromotionRuleResponse>> ReplaceAsync(
        long id, PromotionRuleRequest request, CurrentUser user, PromotionReview review, IAuditLog audit, TimeProvider clock, CancellationToken cancellationToken)
    {
        var replaced = await review.ReplaceRuleAsync(id, RuleOf(request), cancellationToken) ?? throw Unknown(id);
        await NoteAsync("promotion_rule.change", replaced, user, audit, clock, cancellationToken);
        return TypedResults.Ok(replaced.ToResponse());
    }

    private static async Task<NoContent> DeleteAsync(
        long id, CurrentUser user, PromotionReview review, IAuditLog audit, TimeProvider clock, CancellationToken cancellationToken)
    {
        var deleted = await review.DeleteRuleAsync(id, cancellationToken) ?? throw Unknown(id);
        await NoteAsync("promotion_rule.delete", deleted, user, audit, clock, cancellationToken);
        return TypedResults.NoContent();
    }

    private static PromotionRule RuleOf(PromotionRuleRequest request)
    {
        var rule = new PromotionRule
        {
            Name = request.Name,
            ModelId = request.ModelId,
            SuiteId = request.SuiteId,
            MinScores = request.MinScores ?? new Dictionary<string, double>(),
            NoRegressions = request.NoRegressions,
            Bound = request.Bound,
            Description = request.Description,
        };
        return RuleCheck.Errors(rule) is { Count: > 0 } errors ? throw ProblemException.Invalid(errors) : rule;
    }

    private static Task NoteAsync(string action, StoredRule rule, CurrentUser user, IAuditLog audit, TimeProvider clock, CancellationToken cancellationToken) =>
        audit.AddAsync(new AuditEntry(clock.GetUtcNow(), user.User.Id, action, rule.Rule.Name, null), cancellationToken);

    private static ProblemException Unknown(long id) => ProblemException.NotFound($"There is no rule {id}.");
}
