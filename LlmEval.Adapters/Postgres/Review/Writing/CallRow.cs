using LlmEval.Adapters.Postgres.Results;
using LlmEval.Adapters.Postgres.Results.Reading;
using LlmEval.Adapters.Postgres.Results.Writing;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Review;

namespace LlmEval.Adapters.Postgres.Review.Writing;

/// <summary>Writes a call of a judge with its texts and its price.</summary>
internal static class CallRow
{
    private const string Insert = """
        insert into review.judge_call (id, pair_id, judge, judgment_id, shown, outcome, verdict, confidence, quotes, located_quotes, messages_text, answer_text, error,
            attempts, input_tokens, cached_input_tokens, output_tokens, reasoning_tokens, cost, price_key, from_cache, latency_ms, created_at)
        values (@Id, @Pair, @Judge, @Judgment, @Shown, @Outcome, @Verdict, @Confidence, @Quotes, @LocatedQuotes, @Messages, @Answer, @Error,
            @Attempts, @InputTokens, @CachedInputTokens, @OutputTokens, @ReasoningTokens, @Cost, @Price, @FromCache, @LatencyMs, @At)
        on conflict (id) do nothing
        """;

    /// <summary>Writes it in the open transaction.</summary>
    public static async Task InsertAsync(ReadSession session, JudgeCall call)
    {
        var (facts, texts, prices) = (call.Facts, new TextSet(), new PriceSet());
        var (messages, answer, price) = (texts.AddText(StoredMessages.Write(call.Messages)), texts.Add(call.Answer), prices.Add(facts.Cost?.Price));
        await texts.InsertFewAsync(session.Connection, session.CancellationToken);
        // A judge has one price, and the table that rows are staged in is dear.
        var isKnown = price is null || await session.RowAsync<bool>("select exists (select from core.price where key = @Key)", new { Key = price.Value.Hex });
        if (!isKnown) await prices.InsertAsync(session.Connection, session.CancellationToken);
        await session.ExecuteAsync(Insert, new
        {
            facts.Id,
            Pair = facts.Pair.Value,
            Judge = facts.Judge.Hex,
            Judgment = facts.Judgment.Value,
            Shown = NameOf<ShownOrder>.Of(facts.Shown),
            Outcome = NameOf<JudgeCallOutcome>.Of(facts.Outcome),
            Verdict = facts.Verdict is { } verdict ? NameOf<Verdict>.Of(verdict) : null,
            facts.Confidence,
            facts.Quotes,
            facts.LocatedQuotes,
            Messages = messages.Hex,
            Answer = answer?.Hex,
            Error = facts.Error is { } error ? StoredText.Encode(error) : null,
            facts.Attempts,
            facts.Usage?.InputTokens,
            facts.Usage?.CachedInputTokens,
            facts.Usage?.OutputTokens,
            facts.Usage?.ReasoningTokens,
            Cost = facts.Cost?.Amount,
            Price = price?.Hex,
            facts.FromCache,
            LatencyMs = facts.Latency.TotalMilliseconds,
            At = facts.At.ToUniversalTime(),
        });
    }
}
