using System.Text.Encodings.Web;
using System.Text.Json;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Adapters.Postgres.Results;

/// <summary>The stored form of messages: a JSON array of <c>{role, content}</c>.</summary>
internal static class StoredMessages
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the stored form.</summary>
    public static string Write(IReadOnlyList<ChatMessage> messages) =>
        // The writer would put U+FFFD for half of a surrogate pair.
        JsonSerializer.Serialize(messages.Select(message => new Row(NameOf<ChatRole>.Of(message.Role), StoredText.Encode(message.Content))), Options);

    /// <summary>Reads the stored form.</summary>
    public static IReadOnlyList<ChatMessage> Read(string json) =>
        [.. JsonSerializer.Deserialize<List<Row>>(json, Options)!.Select(row => new ChatMessage(NameOf<ChatRole>.Parse(row.Role), StoredText.Decode(row.Content)))];

    private sealed record Row(string Role, string Content);
}
