using LlmEval.Core.Domain.Observatory.Promotion;

namespace LlmEval.Adapters.Postgres.Observatory.Promotion;

/// <summary>Reads what rules of promotion look at from PostgreSQL.</summary>
/// <param name="database">The open database.</param>
/// <param name="clock">Says when acknowledgements end; null: the database's clock.</param>
public sealed class PostgresPromotionFacts(PostgresDatabase database, TimeProvider? clock = null) : IPromotionFacts
{
    private readonly TimeProvider clock = clock ?? database.Clock;

    /// <inheritdoc />
    public Task<IReadOnlyList<PromotionFacts>> ReadLatestAsync(IReadOnlyCollection<string> modelIds, CancellationToken cancellationToken) => database.ReadAsync(
        session => PromotionFactReading.ReadLatestAsync(session, [.. modelIds.Select(StoredText.Encode)], trainingOnly: false, clock.GetUtcNow()), cancellationToken);

    /// <inheritdoc />
    public Task<PromotionFacts?> ReadAsync(string checkpointId, CancellationToken cancellationToken) => database.ReadAsync(
        session => PromotionFactReading.ReadAsync(session, StoredText.Encode(checkpointId), clock.GetUtcNow()), cancellationToken);
}
