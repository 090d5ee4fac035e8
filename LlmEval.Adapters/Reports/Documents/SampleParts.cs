using LlmEval.Core.Domain.Code;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Reports.Documents;

/// <summary>A message to the model.</summary>
internal sealed record MessagePart(string Role, string Content)
{
    public static MessagePart Of(ChatMessage message) => new(NameOf<ChatRole>.Of(message.Role), message.Content);
}

/// <summary>The model's answer.</summary>
internal sealed record ResponsePart(string Text, string? Refusal, string FinishReason, string? ServedModel)
{
    public static ResponsePart Of(ModelResponse response) =>
        new(response.Text, response.Refusal, NameOf<FinishReason>.Of(response.FinishReason), response.ServedModel);
}

/// <summary>The provider's failure.</summary>
internal sealed record ErrorPart(string Kind, string Message, int? Status)
{
    public static ErrorPart Of(ModelError error) => new(NameOf<ModelErrorKind>.Of(error.Kind), error.Message, error.Status);
}

/// <summary>How the program was found; the span counts UTF-16 code units of the answer, its end excluded.</summary>
internal sealed record ExtractionPart(string Method, string Reason, int? SpanStart, int? SpanEnd, bool StartsWithPrompt, bool LooksComplete)
{
    public static ExtractionPart Of(ExtractedCode extracted) => new(
        NameOf<ExtractionMethod>.Of(extracted.Method), extracted.Reason, extracted.Span?.Start, extracted.Span?.End, extracted.StartsWithPrompt, extracted.LooksComplete);
}

/// <summary>Tokens: cached input is part of the input, reasoning part of the output.</summary>
internal sealed record UsagePart(long InputTokens, long CachedInputTokens, long OutputTokens, long ReasoningTokens)
{
    public static UsagePart? Of(TokenUsage? usage) =>
        usage is null ? null : new(usage.InputTokens, usage.CachedInputTokens, usage.OutputTokens, usage.ReasoningTokens);
}

/// <summary>What the answer cost when it was made, exactly, and by which price per million tokens.</summary>
internal sealed record CostPart(decimal Amount, string Currency, PricePart Price)
{
    public static CostPart? Of(CallCost? cost) => cost is null ? null : new(cost.Amount, cost.Currency, PricePart.Of(cost.Price));
}

/// <summary>A price per million tokens.</summary>
internal sealed record PricePart(decimal Input, decimal CachedInput, decimal Output, DateOnly? Effective, string Source)
{
    public static PricePart Of(TokenPrice price) => new(price.Input, price.CachedInput, price.Output, price.Effective, price.Source);
}

/// <summary>A number that a scorer gave.</summary>
internal sealed record ScorePart(string Scorer, string Name, double? Value, string? Reason, IReadOnlyList<string> Diagnostics)
{
    public static ScorePart Of(Score score) => new(score.Scorer, score.Name, score.Value, score.Reason, score.Diagnostics);
}
