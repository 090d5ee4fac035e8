using LlmEval.Adapters.Postgres.Lab.Catalogue;
using LlmEval.Core.Domain.Lab;

namespace LlmEval.Adapters.Postgres.Lab;

/// <summary>Keeps prompts, configs and review prompts of the lab in PostgreSQL.</summary>
/// <param name="database">The open database.</param>
/// <param name="clock">Says when something was made or changed; null: the database's clock.</param>
public sealed class PostgresLabCatalogue(PostgresDatabase database, TimeProvider? clock = null) : ILabCatalogue
{
    private readonly TimeProvider clock = clock ?? database.Clock;
    private readonly PromptRows prompts = new(database, clock ?? database.Clock);
    private readonly ConfigRows configs = new(database, clock ?? database.Clock);
    private readonly ReviewPromptRows reviewPrompts = new(database, clock ?? database.Clock);

    /// <inheritdoc />
    public Task<IReadOnlyList<LabPrompt>> ListPromptsAsync(bool activeOnly, CancellationToken cancellationToken) => prompts.ListAsync(activeOnly, cancellationToken);

    /// <inheritdoc />
    public Task<LabPrompt?> FindPromptAsync(string name, int? version, CancellationToken cancellationToken) => prompts.FindAsync(name, version, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<LabPrompt>> ListPromptVersionsAsync(string name, CancellationToken cancellationToken) => prompts.VersionsAsync(name, cancellationToken);

    /// <inheritdoc />
    public Task<LabPrompt> AddPromptAsync(LabPrompt prompt, CancellationToken cancellationToken) => prompts.AddAsync(prompt, cancellationToken);

    /// <inheritdoc />
    public Task<LabPrompt> UpdatePromptAsync(LabPrompt prompt, CancellationToken cancellationToken) => prompts.UpdateAsync(prompt, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<LabConfig>> ListConfigsAsync(bool activeOnly, CancellationToken cancellationToken) => configs.ListAsync(activeOnly, cancellationToken);

    /// <inheritdoc />
    public Task<LabConfig?> FindConfigAsync(string name, int? version, CancellationToken cancellationToken) => configs.FindAsync(name, version, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<LabConfig>> ListConfigVersionsAsync(string name, CancellationToken cancellationToken) => configs.VersionsAsync(name, cancellationToken);

    /// <inheritdoc />
    public Task<LabConfig> AddConfigAsync(LabConfig config, CancellationToken cancellationToken) => configs.AddAsync(config, cancellationToken);

    /// <inheritdoc />
    public Task<LabConfig> UpdateConfigAsync(LabConfig config, CancellationToken cancellationToken) => configs.UpdateAsync(config, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<ReviewPrompt>> ListReviewPromptsAsync(bool activeOnly, CancellationToken cancellationToken) =>
        reviewPrompts.ListAsync(activeOnly, cancellationToken);

    /// <inheritdoc />
    public Task<ReviewPrompt?> FindReviewPromptAsync(string id, int? version, CancellationToken cancellationToken) =>
        reviewPrompts.FindAsync(id, version, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<ReviewPrompt>> ListReviewPromptVersionsAsync(string id, CancellationToken cancellationToken) =>
        reviewPrompts.VersionsAsync(id, cancellationToken);

    /// <inheritdoc />
    public Task<ReviewPrompt> AddReviewPromptAsync(ReviewPrompt prompt, CancellationToken cancellationToken) => reviewPrompts.AddAsync(prompt, cancellationToken);

    /// <inheritdoc />
    public Task<ReviewPrompt> UpdateReviewPromptAsync(ReviewPrompt prompt, CancellationToken cancellationToken) =>
        reviewPrompts.UpdateAsync(prompt, cancellationToken);

    /// <inheritdoc />
    public async Task<RankingWeights> WeightsOfAsync(string prompt, CancellationToken cancellationToken) => await database.ReadAsync(
        session => session.RowAsync<RankingWeights>("select quality, speed, cost from lab.weights where prompt = @Prompt", new { Prompt = new RowText(prompt) }),
        cancellationToken) ?? new RankingWeights();

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<string, RankingWeights>> ReadWeightsAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyDictionary<string, RankingWeights>>(
            async session => (await session.RowsAsync<WeightsReading>("select prompt, quality, speed, cost from lab.weights", new { }))
                .ToDictionary(row => row.Prompt.Value, row => new RankingWeights(row.Quality, row.Speed, row.Cost), StringComparer.Ordinal),
            cancellationToken);

    /// <inheritdoc />
    public Task SetWeightsAsync(string prompt, RankingWeights weights, string updatedBy, CancellationToken cancellationToken)
    {
        const string set = """
            insert into lab.weights (prompt, quality, speed, cost, updated_by, updated_at) values (@Prompt, @Quality, @Speed, @Cost, @UpdatedBy, @Now)
            on conflict (prompt) do update set quality = excluded.quality, speed = excluded.speed, cost = excluded.cost, updated_by = excluded.updated_by,
                updated_at = excluded.updated_at
            """;
        var values = new
        {
            Prompt = StoredText.Encode(prompt),
            weights.Quality,
            weights.Speed,
            weights.Cost,
            UpdatedBy = StoredText.Encode(updatedBy),
            Now = clock.GetUtcNow(),
        };
        return database.TransactAsync(
            session => LabReferences.OrNotFoundAsync(() => session.ExecuteAsync(set, values), $"There is no prompt named '{prompt}'."), cancellationToken);
    }
}
