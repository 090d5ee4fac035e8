using System.Text.Json;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Observatory.Promotion;

namespace LlmEval.Adapters.Postgres.Observatory.Promotion;

/// <summary>A row of observatory.promotion_rule.</summary>
internal sealed record RuleReading
{
    /// <summary>Its columns.</summary>
    public const string Columns = "id, rule_name, model_id, suite_id, min_scores::text as min_scores, no_regressions, bound, description, created_at";

    public required long Id { get; init; }

    public required RowText RuleName { get; init; }

    public RowText? ModelId { get; init; }

    public RowText? SuiteId { get; init; }

    public required string MinScores { get; init; }

    public required bool NoRegressions { get; init; }

    public required string Bound { get; init; }

    public RowText? Description { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>The rule.</summary>
    public StoredRule ToRule() => new(
        Id,
        new PromotionRule
        {
            Name = RuleName.Value,
            ModelId = ModelId?.Value,
            SuiteId = SuiteId?.Value,
            MinScores = JsonSerializer.Deserialize<Dictionary<string, double>>(MinScores)!,
            NoRegressions = NoRegressions,
            Bound = NameOf<ScoreBound>.Parse(Bound),
            Description = Description?.Value,
        },
        new DateTimeOffset(CreatedAt));
}
