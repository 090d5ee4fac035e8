using LlmEval.Adapters.Postgres.Results;
using LlmEval.Adapters.Postgres.Results.Reading;
using LlmEval.Adapters.Postgres.Results.Writing;
using LlmEval.Core.Domain.Lab;

namespace LlmEval.Adapters.Postgres.Lab.Scoring;

/// <summary>Writes a call of a judge with its texts and its price.</summary>
internal static class AiCallRow
{
    private const string Insert = """
        insert into lab.call (batch, call_index, shown, messages_text, answer_text, problem, opinions,
            input_tokens, cached_input_tokens, output_tokens, reasoning_tokens, cost, price_key, latency_ms)
        values (@Batch, @Index, @Shown, @Messages, @Answer, @Problem, @Opinions::json,
            @InputTokens, @CachedInputTokens, @OutputTokens, @ReasoningTokens, @Cost, @Price, @LatencyMs)
        on conflict (batch, call_index) do nothing
        """;

    /// <summary>Writes it in the open transaction, unless the batch has one of its index.</summary>
    public static async Task<int> InsertAsync(ReadSession session, Guid batch, AiCall call)
    {
        var (texts, prices) = (new TextSet(), new PriceSet());
        var (messages, answer, price) = (texts.AddText(StoredMessages.Write(call.Messages)), texts.Add(call.Answer), prices.Add(call.Cost?.Price));
        await texts.InsertFewAsync(session.Connection, session.CancellationToken);
        await prices.InsertAsync(session.Connection, session.CancellationToken);
        return await session.ExecuteAsync(Insert, new
        {
            Batch = batch,
            call.Index,
            Shown = call.Shown.Select(id => id.Value).ToArray(),
            Messages = messages.Hex,
            Answer = answer?.Hex,
            Problem = StoredText.EncodeOptional(call.Problem),
            Opinions = LabJson.WriteOpinions(call.Opinions),
            call.Usage?.InputTokens,
            call.Usage?.CachedInputTokens,
            call.Usage?.OutputTokens,
            call.Usage?.ReasoningTokens,
            Cost = call.Cost?.Amount,
            Price = price?.Hex,
            LatencyMs = call.Latency.TotalMilliseconds,
        });
    }
}
