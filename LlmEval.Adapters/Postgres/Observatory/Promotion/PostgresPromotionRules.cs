using System.Text.Json;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Promotion;

namespace LlmEval.Adapters.Postgres.Observatory.Promotion;

/// <summary>Keeps rules of promotion in PostgreSQL.</summary>
/// <param name="database">The open database.</param>
/// <param name="clock">Says when a rule was made; null: the database's clock.</param>
public sealed class PostgresPromotionRules(PostgresDatabase database, TimeProvider? clock = null) : IPromotionRules
{
    private const string Insert = """
        insert into observatory.promotion_rule (rule_name, model_id, suite_id, min_scores, no_regressions, bound, description, created_at)
        values (@Name, @Model, @Suite, @MinScores::jsonb, @NoRegressions, @Bound, @Description, @Now) on conflict (rule_name) do
        """;

    private const string Fields = """
        model_id = @Model, suite_id = @Suite, min_scores = @MinScores::jsonb, no_regressions = @NoRegressions, bound = @Bound, description = @Description
        """;

    private readonly TimeProvider clock = clock ?? database.Clock;

    /// <inheritdoc />
    public Task<IReadOnlyList<StoredRule>> ListAsync(string? modelId, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<StoredRule>>(
        async session =>
        {
            const string select = $"""
                select {RuleReading.Columns} from observatory.promotion_rule where @Model::text is null or model_id is null or model_id = @Model order by rule_name
                """;
            return [.. (await session.RowsAsync<RuleReading>(select, new { Model = Encoded(modelId) })).Select(row => row.ToRule())];
        },
        cancellationToken);

    /// <inheritdoc />
    public async Task<StoredRule> PutAsync(PromotionRule rule, CancellationToken cancellationToken) =>
        (await WriteAsync($"{Insert} update set {Fields} returning {RuleReading.Columns}", rule, null, cancellationToken))!;

    /// <inheritdoc />
    public Task<StoredRule?> AddAsync(PromotionRule rule, CancellationToken cancellationToken) =>
        WriteAsync($"{Insert} nothing returning {RuleReading.Columns}", rule, null, cancellationToken);

    /// <inheritdoc />
    public async Task<StoredRule?> ReplaceAsync(long id, PromotionRule rule, CancellationToken cancellationToken)
    {
        const string update = $"""
            update observatory.promotion_rule set rule_name = @Name, {Fields}
            where id = @Id and not exists (select from observatory.promotion_rule other where other.rule_name = @Name and other.id <> @Id) returning {RuleReading.Columns}
            """;
        if (await WriteAsync(update, rule, id, cancellationToken) is { } replaced) return replaced;
        return (await ListAsync(null, cancellationToken)).Any(known => known.Id == id)
            ? throw new ObservatoryException($"Another rule has the name '{rule.Name}'. Nothing was changed: choose another name.")
            : null;
    }

    /// <inheritdoc />
    public async Task<StoredRule?> DeleteAsync(long id, CancellationToken cancellationToken)
    {
        const string delete = $"delete from observatory.promotion_rule where id = @Id returning {RuleReading.Columns}";
        return (await database.TransactAsync(session => session.RowAsync<RuleReading>(delete, new { Id = id }), cancellationToken))?.ToRule();
    }

    private static string? Encoded(string? text) => text is null ? null : StoredText.Encode(text);

    private async Task<StoredRule?> WriteAsync(string sql, PromotionRule rule, long? id, CancellationToken cancellationToken)
    {
        var values = new
        {
            Id = id,
            Name = StoredText.Encode(rule.Name),
            Model = Encoded(rule.ModelId),
            Suite = Encoded(rule.SuiteId),
            MinScores = JsonSerializer.Serialize(rule.MinScores),
            rule.NoRegressions,
            Bound = NameOf<ScoreBound>.Of(rule.Bound),
            Description = Encoded(rule.Description),
            Now = clock.GetUtcNow(),
        };
        return (await database.TransactAsync(session => session.RowAsync<RuleReading>(sql, values), cancellationToken))?.ToRule();
    }
}
