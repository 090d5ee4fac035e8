using LlmEval.Core.Domain.Models;

namespace LlmEval.Adapters.ModelApi;

/// <summary>Makes token counts of what a server reports. A part that exceeds its whole is dropped, the whole kept.</summary>
internal static class TokenCounts
{
    /// <summary>The counts, or null where the wholes are missing or negative.</summary>
    /// <param name="input">All input.</param>
    /// <param name="output">All output, reasoning included.</param>
    /// <param name="cached">The part of the input that came from the server's cache.</param>
    /// <param name="reasoning">The part of the output that was reasoning.</param>
    public static TokenUsage? Of(long? input, long? output, long? cached, long? reasoning) =>
        input >= 0 && output >= 0
            ? new TokenUsage
            {
                InputTokens = input.Value,
                OutputTokens = output.Value,
                CachedInputTokens = PartOf(input.Value, cached),
                ReasoningTokens = PartOf(output.Value, reasoning),
            }
            : null;

    private static long PartOf(long whole, long? part) => part is { } count && count >= 0 && count <= whole ? count : 0;
}
