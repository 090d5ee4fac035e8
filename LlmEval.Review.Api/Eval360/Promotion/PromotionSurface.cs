using LlmEval.Core.Domain.Observatory.Promotion;
using LlmEval.Core.Pipeline.Observatory.Promotion;
using LlmEval.Review.Api.Compatibility;
using LlmEval.Review.Api.Eval360.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Eval360.Promotion;

/// <summary>Rules of promotion and what they say, as the original gives them.</summary>
internal static class PromotionSurface
{
    /// <summary>Maps <c>/models/{modelId}/promotion-status</c> and <c>/admin/promotion-rules</c>.</summary>
    public static void MapPromotion(this RouteGroupBuilder api)
    {
        api.MapGet("/models/{modelId}/promotion-status", StatusAsync);
        api.MapGet("/admin/promotion-rules", ListAsync);
        api.MapPost("/admin/promotion-rules", PutAsync).RequireAdminToken();
        api.MapDelete("/admin/promotion-rules/{ruleName}", DeleteAsync).RequireAdminToken();
    }

    private static async Task<object> StatusAsync(string modelId, PromotionReview review, CancellationToken cancellationToken) =>
        PromotionStatus.Of((await review.StandingAsync(modelId, null, cancellationToken))!);

    private static async Task<RuleRows> ListAsync(QueryFields query, IPromotionRules rules, CancellationToken cancellationToken) =>
        new([.. (await rules.ListAsync(query.Text("model_id"), cancellationToken)).Select(RuleRow.Of)]);

    private static async Task<StoredRuleName> PutAsync(JsonBody body, PromotionReview review, CancellationToken cancellationToken)
    {
        var fields = body.Fields;
        var rule = new PromotionRule
        {
            Name = fields.RequiredText("rule_name"),
            ModelId = fields.Text("model_id"),
            SuiteId = fields.Text("suite_id"),
            MinScores = fields.Has("min_scores") ? fields.RequiredNumbers("min_scores").ToDictionary() : new Dictionary<string, double>(),
            NoRegressions = fields.Boolean("no_regressions") ?? true,
            Bound = fields.Name("bound", ScoreBound.Lower),
            Description = fields.Text("description"),
        };
        body.Check();
        foreach (var (_, error) in RuleCheck.Errors(rule)) fields.Refuse("rule_name", "value_error", error);
        body.Check();
        return new StoredRuleName(Ok: true, (await review.PutRuleAsync(rule, cancellationToken)).Rule.Name);
    }

    private static async Task<DeletedRule> DeleteAsync(string ruleName, IPromotionRules rules, PromotionReview review, CancellationToken cancellationToken)
    {
        var known = (await rules.ListAsync(null, cancellationToken)).FirstOrDefault(rule => rule.Rule.Name == ruleName);
        var deleted = known is null ? null : await review.DeleteRuleAsync(known.Id, cancellationToken);
        return deleted is null ? throw CompatException.NotFound("Promotion rule not found") : new DeletedRule(Ok: true, ruleName);
    }
}
