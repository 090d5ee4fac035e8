namespace LlmEval.Core.Domain.Models;

/// <summary>Token counts before a call, where only the text is known.</summary>
/// <remarks>
/// One token for every four characters (UTF-16 units), rounded up per message: OpenAI's rule of thumb for English
/// (https://help.openai.com/en/articles/4936856). Code and other languages take more tokens, so limits should leave some room.
/// </remarks>
public static class TokenEstimate
{
    /// <summary>Output tokens of a call that sets no <see cref="Configuration.ModelParameters.MaxOutputTokens"/>: a guess.</summary>
    public const int UnboundedOutput = 1024;

    private const int CharactersPerToken = 4;

    /// <summary>Estimated input tokens of a conversation.</summary>
    public static long Input(IReadOnlyList<ChatMessage> messages) =>
        messages.Sum(message => (message.Content.Length + CharactersPerToken - 1L) / CharactersPerToken);

    /// <summary>Estimated input and the most output of a call: what providers count against tokens per minute.</summary>
    public static long Total(ModelRequest request) => Input(request.Messages) + (request.Parameters.MaxOutputTokens ?? UnboundedOutput);
}
