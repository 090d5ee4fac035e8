using System.Runtime.CompilerServices;
using System.Text.Json;
using LlmEval.Adapters.Postgres.Review.Reading;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Review;

namespace LlmEval.Adapters.Postgres.Review;

/// <summary>Reads pairs and what is said of them from PostgreSQL.</summary>
public sealed class PostgresReviewReader(PostgresDatabase database) : IReviewReader
{
    private const int PageSize = 500;

    /// <inheritdoc />
    public Task<IReadOnlyList<ResponsePair>> ReadPairsAsync(RunId run, CancellationToken cancellationToken) => ReadPairsAsync(run, 0, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<ResponsePair>> ReadPairsAsync(RunId run, int known, CancellationToken cancellationToken)
    {
        // Positions count from 0, without gaps.
        const string select = PairReading.Select + "where p.run_id = @Run and p.position >= @Known order by p.position";
        return database.ReadAsync<IReadOnlyList<ResponsePair>>(
            async session => [.. (await session.RowsAsync<PairReading>(select, new { Run = run.Value, Known = known })).Select(row => row.ToPair())], cancellationToken);
    }

    /// <inheritdoc />
    public Task<StoredPair?> ReadPairAsync(PairId pair, CancellationToken cancellationToken) =>
        database.ReadAsync(session => FullPair.ReadAsync(session, pair), cancellationToken);

    /// <inheritdoc />
    public IAsyncEnumerable<ChainedJudgment> ReadJudgmentsAsync(RunId run, CancellationToken cancellationToken) =>
        // Rows written behind our back may have any sequence.
        ReadJudgmentsAsync(run, long.MinValue, cancellationToken);

    /// <inheritdoc />
    public async IAsyncEnumerable<ChainedJudgment> ReadJudgmentsAsync(RunId run, long known, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        const string page = JudgmentReading.Select + "where j.run_id = @Run and j.sequence > @Last order by j.sequence limit @Limit";
        var last = known;
        while (true)
        {
            var values = new { Run = run.Value, Last = last, Limit = PageSize };
            var judgments = await database.ReadAsync(
                async session => await JudgmentReading.CompleteAsync(session, await session.RowsAsync<JudgmentReading>(page, values)), cancellationToken);
            foreach (var judgment in judgments) yield return judgment;
            if (judgments.Count < PageSize) break;
            last = judgments[^1].Sequence;
        }
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<ChainedJudgment>> ReadJudgmentsAsync(PairId pair, CancellationToken cancellationToken) => database.ReadAsync(
        async session => await JudgmentReading.CompleteAsync(
            session, await session.RowsAsync<JudgmentReading>(JudgmentReading.Select + "where j.pair_id = @Pair order by j.sequence", new { Pair = pair.Value })),
        cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<JudgeRecord>> ReadJudgesAsync(RunId run, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<JudgeRecord>>(
        async session => [.. (await session.RowsAsync<JudgeReading>(JudgeReading.Select, new { Run = run.Value })).Select(row => row.ToJudge())],
        cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<JudgeCall>> ReadCallsAsync(PairId pair, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<JudgeCall>>(
        async session => [.. (await session.RowsAsync<CallReading>(CallReading.SelectOfPair, new { Pair = pair.Value })).Select(row => row.ToCall())],
        cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<JudgeCallFacts>> ReadCallFactsAsync(RunId run, ContentHash judge, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<JudgeCallFacts>>(
            async session => [.. (await session.RowsAsync<CallReading>(CallReading.SelectOfJudge, new { Run = run.Value, Judge = judge.Hex })).Select(row => row.ToFacts())],
            cancellationToken);

    /// <inheritdoc />
    public Task<ReviewOptions?> ReadReviewAsync(RunId run, CancellationToken cancellationToken) => database.ReadAsync(
        async session => (await session.RowAsync<ReviewReading>(ReviewReading.Select, new { Run = run.Value }))?.ToOptions(), cancellationToken);

    /// <inheritdoc />
    public async Task<ChainBreak?> VerifyChainAsync(RunId run, CancellationToken cancellationToken)
    {
        // The end first: what is added meanwhile lies behind it.
        var end = await database.ReadAsync(
            session => session.RowAsync<EndReading>("select last_sequence, last_hash from review.review where run_id = @Run", new { Run = run.Value }), cancellationToken);
        var known = end is null ? new ChainEnd(0, null) : new ChainEnd(end.LastSequence, end.LastHash is { } hash ? ContentHash.Parse(hash) : null);
        return await JudgmentChain.FindBreakAsync(UntilAsync(known.Sequence, cancellationToken), known, cancellationToken);

        async IAsyncEnumerable<ChainedJudgment> UntilAsync(long last, [EnumeratorCancellation] CancellationToken token)
        {
            await foreach (var judgment in ReadJudgmentsAsync(run, token))
            {
                if (judgment.Sequence > last && await IsAddedSinceAsync(last, token)) yield break;
                yield return judgment;
            }
        }

        async Task<bool> IsAddedSinceAsync(long last, CancellationToken token) => await database.ReadAsync(
            session => session.RowAsync<long>("select last_sequence from review.review where run_id = @Run", new { Run = run.Value }), token) > last;
    }

    private sealed record EndReading
    {
        public required long LastSequence { get; init; }

        public string? LastHash { get; init; }
    }

    private sealed record ReviewReading
    {
        public const string Select = """
            select r.lanes::text as lanes, r.overlap, r.audit_share, t.content as guidelines
            from review.review r left join review.guideline g on g.version = r.guideline_version left join core.text t on t.sha256 = g.text
            where r.run_id = @Run
            """;

        public required string Lanes { get; init; }

        public required int Overlap { get; init; }

        public required double AuditShare { get; init; }

        public RowText? Guidelines { get; init; }

        public ReviewOptions ToOptions() => new()
        {
            Lanes = JsonSerializer.Deserialize<Dictionary<string, int>>(Lanes)!.ToDictionary(lane => NameOf<Lane>.Parse(lane.Key), lane => lane.Value),
            Overlap = Overlap,
            AuditShare = AuditShare,
            Guidelines = Guidelines?.Value,
        };
    }
}
