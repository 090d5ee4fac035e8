using System.Text.Json;
using LlmEval.Adapters.Postgres.Results;
using LlmEval.Adapters.Postgres.Results.Reading;
using LlmEval.Adapters.Postgres.Results.Writing;
using LlmEval.Adapters.Postgres.Review.Writing;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;

namespace LlmEval.Adapters.Postgres.Review;

/// <summary>Keeps pairs, judgments and the calls of judges in PostgreSQL.</summary>
/// <param name="database">The open database.</param>
/// <param name="clock">Says when leases end; null: the database's clock.</param>
public sealed class PostgresReviewStore(PostgresDatabase database, TimeProvider? clock = null) : IReviewStore
{
    private readonly TimeProvider clock = clock ?? database.Clock;

    /// <inheritdoc />
    public async Task<IReadOnlyList<ResponsePair>> AddPairsAsync(RunId run, IReadOnlyList<ResponsePair> pairs, ReviewOptions review, CancellationToken cancellationToken)
    {
        if (pairs.Count == 0) return [];
        return await database.TransactAsync(
            async session =>
            {
                await KeepReviewAsync(session, run, review);
                return await PairRows.AddAsync(session, run, pairs, review);
            },
            cancellationToken);
    }

    /// <inheritdoc />
    public async Task<IAsyncDisposable> BeginJudgingAsync(RunId run, CancellationToken cancellationToken)
    {
        AdvisoryLock? judging = null;
        await database.RetryAsync(async token => judging = await JudgingLock.TakeAsync(database, run, token), cancellationToken);
        return judging!;
    }

    /// <inheritdoc />
    public Task<ChainedJudgment> AppendAsync(Judgment judgment, CancellationToken cancellationToken) =>
        database.TransactAsync(session => JudgmentAppender.AppendAsync(session, judgment, clock.GetUtcNow()), cancellationToken);

    /// <inheritdoc />
    public Task AddJudgeAsync(JudgeRecord judge, CancellationToken cancellationToken) => database.TransactAsync(
        async session =>
        {
            const string insert = """
                insert into review.judge (hash, name, provider, model, parameters, mode, prompt_text, swap)
                values (@Hash, @Name, @Provider, @Model, @Parameters::jsonb, @Mode, @Prompt, @Swap) on conflict (hash) do nothing
                """;
            var texts = new TextSet();
            var prompt = texts.AddText(judge.Prompt);
            await texts.InsertFewAsync(session.Connection, session.CancellationToken);
            return await session.ExecuteAsync(insert, new
            {
                Hash = judge.Hash.Hex,
                Name = new RowText(judge.Name),
                Provider = new RowText(judge.Provider),
                Model = new RowText(judge.Model),
                Parameters = StoredParameters.Write(judge.Parameters),
                Mode = NameOf<JudgeMode>.Of(judge.Mode),
                Prompt = prompt.Hex,
                judge.Swap,
            });
        },
        cancellationToken);

    /// <inheritdoc />
    public Task AddCallAsync(JudgeCall call, CancellationToken cancellationToken) => database.TransactAsync(
        async session =>
        {
            await CallRow.InsertAsync(session, call);
            return true;
        },
        cancellationToken);

    // Holds the lock on the run's review until the end of the transaction.
    private static async Task KeepReviewAsync(ReadSession session, RunId run, ReviewOptions review)
    {
        const string known = $"select exists (select from eval.run r where r.id = @Run and {EvalRuns.Condition})";
        if (!await session.RowAsync<bool>(known, new { Run = run.Value })) throw new StorageException($"Run {run} is no evaluation in the database.");
        const string keep = """
            insert into review.review (run_id, lanes, overlap, audit_share, guideline_version) values (@Run, @Lanes::jsonb, @Overlap, @AuditShare, @Guidelines)
            on conflict (run_id) do update set lanes = excluded.lanes, overlap = excluded.overlap, audit_share = excluded.audit_share,
                guideline_version = excluded.guideline_version
            """;
        var values = new
        {
            Run = run.Value,
            Lanes = JsonSerializer.Serialize(review.Lanes.ToDictionary(lane => NameOf<Lane>.Of(lane.Key), lane => lane.Value)),
            review.Overlap,
            review.AuditShare,
            Guidelines = review.Guidelines is { } text ? (await GuidelineRows.AddAsync(session, text, author: null)).Version : (int?)null,
        };
        await session.ExecuteAsync(keep, values);
        await session.ExecuteAsync("update review.queue_item set places = @Overlap where run_id = @Run and places <> @Overlap", values);
    }
}
