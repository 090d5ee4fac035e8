using LlmEval.Adapters.Postgres.Lab.Scoring;
using LlmEval.Core.Domain.Lab;

namespace LlmEval.Adapters.Postgres.Lab;

/// <summary>Keeps in PostgreSQL what judges and people say of experiments.</summary>
public sealed class PostgresLabScoring(PostgresDatabase database) : ILabScoring
{
    /// <inheritdoc />
    public Task AddBatchAsync(AiBatch batch, CancellationToken cancellationToken) => database.TransactAsync(
        session => LabReferences.OrNotFoundAsync(
            () => BatchRows.InsertAsync(session, batch), $"Batch {batch.Id} is of a prompt, run, review prompt or experiment that is not there; it may have been deleted."),
        cancellationToken);

    /// <inheritdoc />
    public Task SaveCallAsync(Guid batch, AiCall call, CancellationToken cancellationToken) => database.TransactAsync(
        session => LabReferences.OrNotFoundAsync(
            () => AiCallRow.InsertAsync(session, batch, call), $"There is no batch {batch}; it may have been deleted with its run."),
        cancellationToken);

    /// <inheritdoc />
    public Task FinishBatchAsync(AiBatch batch, IReadOnlyList<AiScore> scores, CancellationToken cancellationToken) =>
        database.TransactAsync(session => BatchRows.FinishAsync(session, batch, scores), cancellationToken);

    /// <inheritdoc />
    public async Task<AiBatch?> FindBatchAsync(Guid id, CancellationToken cancellationToken) =>
        (await BatchesAsync("where b.id = @Id", new { Id = id }, cancellationToken)).SingleOrDefault();

    /// <inheritdoc />
    public Task<IReadOnlyList<AiCall>> ReadCallsAsync(Guid batch, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<AiCall>>(
        async session => [.. (await session.RowsAsync<AiCallReading>(AiCallReading.Select, new { Batch = batch })).Select(row => row.ToCall())], cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<AiBatch>> ListBatchesAsync(string? prompt, string? run, CancellationToken cancellationToken) => BatchesAsync(
        "where (@Prompt::text is null or b.prompt = @Prompt) and (@Run::text is null or b.run = @Run) order by b.started_at desc, b.id desc",
        new { Prompt = StoredText.EncodeOptional(prompt), Run = StoredText.EncodeOptional(run) },
        cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<AiScore>> ReadScoresAsync(string? prompt, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<AiScore>>(
        async session => [.. (await session.RowsAsync<AiScoreReading>(AiScoreReading.Select, new { Prompt = StoredText.EncodeOptional(prompt) })).Select(row => row.ToScore())],
        cancellationToken);

    /// <inheritdoc />
    public Task<JudgingCost> ReadJudgingCostAsync(string? prompt, CancellationToken cancellationToken) => database.ReadAsync(
        async session => (await session.RowAsync<JudgingCost>(JudgingCostReading.Sum, new { Prompt = StoredText.EncodeOptional(prompt) }))!, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<string, JudgingCost>> ReadJudgingCostsAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyDictionary<string, JudgingCost>>(
            async session => (await session.RowsAsync<JudgingCostReading>(JudgingCostReading.ByPrompt, new { })).ToDictionary(row => row.Prompt.Value, row => row.ToCost(), StringComparer.Ordinal),
            cancellationToken);

    /// <inheritdoc />
    public async Task AddRankingAsync(HumanRanking ranking, CancellationToken cancellationToken)
    {
        var experiments = ranking.Groups.SelectMany(group => group).ToList();
        if (experiments.Count == 0) throw new LabRefusedException("A ranking needs at least one experiment in its groups.");
        if (experiments.GroupBy(id => id).FirstOrDefault(same => same.Count() > 1) is { } doubled)
            throw new LabRefusedException($"Experiment {doubled.Key} is in the groups of the ranking more than once: name each experiment once.");
        await database.TransactAsync(
            session => LabReferences.OrNotFoundAsync(
                () => RankingRows.InsertAsync(session, ranking), $"The ranking of '{ranking.Prompt}' speaks of a run, batch or experiment that is not there; it may have been deleted."),
            cancellationToken);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<HumanRanking>> ReadRankingsAsync(string? prompt, CancellationToken cancellationToken) =>
        database.ReadAsync(session => RankingRows.ReadAsync(session, prompt), cancellationToken);

    /// <inheritdoc />
    public Task AddManualScoreAsync(ManualScore score, CancellationToken cancellationToken) =>
        database.TransactAsync(session => ManualScoreRows.InsertAsync(session, score), cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<ManualScore>> ReadManualScoresAsync(string? prompt, CancellationToken cancellationToken) =>
        database.ReadAsync(session => ManualScoreRows.ReadAsync(session, prompt), cancellationToken);

    private Task<IReadOnlyList<AiBatch>> BatchesAsync(string condition, object values, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<AiBatch>>(
        async session => [.. (await session.RowsAsync<BatchReading>(BatchReading.Select + condition, values)).Select(row => row.ToBatch())], cancellationToken);
}
