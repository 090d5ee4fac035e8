using LlmEval.Core.Domain.Models;

namespace LlmEval.Core.Lab.Figures;

/// <summary>Explains answers that look broken and are not.</summary>
public static class ResponseNote
{
    /// <summary>A sentence for people; null where the answer speaks for itself.</summary>
    public static string? Of(ModelResponse response) => response switch
    {
        { Refusal: not null } => "The model refused to answer.",
        { Text: "", FinishReason: FinishReason.Length, Usage: { ReasoningTokens: > 0 } usage } =>
            $"No text: the reasoning used up the token limit ({usage.ReasoningTokens} of {usage.OutputTokens} tokens). Raise max_output_tokens (8000 or more for models that reason), or lower reasoning_effort.",
        { Text: "", FinishReason: FinishReason.Length } => "No text: the token limit was reached before any. Raise max_output_tokens.",
        { FinishReason: FinishReason.Length } => "Cut off at the token limit. Raise max_output_tokens to have the rest.",
        { FinishReason: FinishReason.ContentFilter } => "Stopped by the provider's content filter.",
        { Text: "" } => "The answer is empty.",
        _ => null,
    };
}
