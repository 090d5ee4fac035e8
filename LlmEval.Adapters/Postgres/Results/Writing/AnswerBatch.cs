using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;
using Npgsql;

namespace LlmEval.Adapters.Postgres.Results.Writing;

internal sealed record AnswerRow(AnswerEntry Entry, ContentHash? Text, ContentHash? Price)
{
    public ModelResponse Response => Entry.Answer.Response;
}

/// <summary>The answers of one transaction, taken apart into rows.</summary>
internal sealed class AnswerBatch
{
    private static readonly Stage<AnswerRow> Rows = new("core.answer", "generation_key", row => row
        .Hash("generation_key", r => r.Entry.GenerationKey)
        .Id("private_to", r => r.Entry.PrivateTo?.Value)
        .Id("case_id", r => r.Entry.Answer.PaidBy?.Value)
        .Text("provider", r => r.Entry.Provider)
        .Text("model", r => r.Entry.Model)
        .Int("attempts", r => r.Entry.Answer.Attempts)
        .Name<FinishReason>("finish_reason", r => r.Response.FinishReason)
        .Hash("response_text", r => r.Text)
        .Text("refusal", r => r.Response.Refusal)
        .Text("served_model", r => r.Response.ServedModel)
        .Duration("latency_ms", r => r.Response.Latency)
        .Duration("first_token_ms", r => r.Response.TimeToFirstToken)
        .Long("input_tokens", r => r.Response.Usage?.InputTokens)
        .Long("cached_input_tokens", r => r.Response.Usage?.CachedInputTokens)
        .Long("output_tokens", r => r.Response.Usage?.OutputTokens)
        .Long("reasoning_tokens", r => r.Response.Usage?.ReasoningTokens)
        .Decimal("cost", r => r.Entry.Answer.Cost?.Amount)
        .Hash("price_key", r => r.Price));

    private static readonly string Replace = "(generation_key, private_to) do update set created_at = now(), "
        + string.Join(", ", Rows.ColumnNames.Except(["generation_key", "private_to"]).Select(name => $"{name} = excluded.{name}"));

    private readonly TextSet texts = new();
    private readonly PriceSet prices = new();

    // The last word counts.
    private readonly Dictionary<(ContentHash Key, RunId? PrivateTo), AnswerRow> rows = [];

    /// <summary>Takes the entries apart.</summary>
    public AnswerBatch(IReadOnlyList<AnswerEntry> entries)
    {
        foreach (var entry in entries)
        {
            var answer = entry.Answer;
            rows[(entry.GenerationKey, entry.PrivateTo)] = new AnswerRow(entry, texts.AddUnlessEmpty(answer.Response.Text), prices.Add(answer.Cost?.Price));
        }
    }

    /// <summary>Writes everything in the open transaction.</summary>
    public async Task WriteAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await texts.InsertAsync(connection, cancellationToken);
        await prices.InsertAsync(connection, cancellationToken);
        await Rows.CopyAsync(connection, rows.Values, cancellationToken);
        await Rows.InsertCopiedAsync(connection, Replace, cancellationToken);
    }
}
