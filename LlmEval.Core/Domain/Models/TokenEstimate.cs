using System.Text;

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

    // What chat templates put around each message is a handful of tokens: OpenAI documents 3 or 4.
    private const int TokensAroundMessage = 16;

    /// <summary>Estimated input tokens of a conversation.</summary>
    public static long Input(IReadOnlyList<ChatMessage> messages) =>
        messages.Sum(message => Of(message.Content));

    /// <summary>More input tokens than a conversation can have: no tokenizer makes more tokens than there are bytes.</summary>
    public static long MostInput(IReadOnlyList<ChatMessage> messages) =>
        messages.Sum(message => (long)Encoding.UTF8.GetByteCount(message.Content) + TokensAroundMessage);

    /// <summary>Estimated tokens of a text.</summary>
    public static long Of(string text) => (text.Length + CharactersPerToken - 1L) / CharactersPerToken;

    /// <summary>Estimated input and the most output of a call: what providers count against tokens per minute.</summary>
    public static long Total(ModelRequest request) => Input(request.Messages) + (request.Parameters.MaxOutputTokens ?? UnboundedOutput);
}
