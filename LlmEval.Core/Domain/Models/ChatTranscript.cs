namespace LlmEval.Core.Domain.Models;

/// <summary>Messages as one text for people and judges.</summary>
public static class ChatTranscript
{
    /// <summary>Of each message its role in brackets, then its text; a blank line between them.</summary>
    public static string Of(IReadOnlyList<ChatMessage> messages) =>
        string.Join("\n\n", messages.Select(message => $"[{message.Role.ToString().ToLowerInvariant()}]\n{message.Content}"));
}
