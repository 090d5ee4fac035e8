using System.Text.Json;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Core.Lab.Importing;

/// <summary>Reads messages in OpenAI's form: objects with <c>role</c> and <c>content</c>.</summary>
public static class MessagesReader
{
    /// <summary>Reads a text, as people write it in an editor. Messages are there when there are no problems.</summary>
    public static (IReadOnlyList<ChatMessage> Messages, IReadOnlyList<LabProblem> Problems) Read(string json)
    {
        var problems = new List<LabProblem>();
        try
        {
            using var document = JsonDocument.Parse(json);
            return (Read(new ImportedObject(document.RootElement, "messages", "", problems)) ?? [], problems);
        }
        catch (JsonException problem)
        {
            return ([], [new LabProblem("messages", $"is no JSON: {problem.Message}")]);
        }
        catch (InvalidOperationException)
        {
            return ([], [new LabProblem("messages", "has text with half a surrogate pair, which is no Unicode")]);
        }
    }

    /// <summary>Whether a list is one of messages.</summary>
    internal static bool LooksLikeMessages(JsonElement list) =>
        list.GetArrayLength() > 0 && list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object && item.TryGetProperty("role", out _));

    /// <summary>Reads a list. Null with problems when it is broken.</summary>
    internal static IReadOnlyList<ChatMessage>? Read(ImportedObject list)
    {
        if (list.Json.ValueKind != JsonValueKind.Array || list.Json.GetArrayLength() == 0)
        {
            list.Problem("", "must be a list of messages, at least one");
            return null;
        }

        List<ChatMessage?> messages = [.. list.Json.EnumerateArray().Index().Select(item => Message(list.At(item.Item, $"[{item.Index}]", "")))];
        return messages.TrueForAll(message => message is not null) ? [.. messages.Select(message => message!)] : null;
    }

    private static ChatMessage? Message(ImportedObject item)
    {
        if (item.Json.ValueKind != JsonValueKind.Object)
        {
            item.Problem("", "must be an object with role and content");
            return null;
        }

        var role = Role(item);
        if (Content(item) is not { } content)
        {
            item.Problem(".content", "must be a text that is not empty");
            return null;
        }

        return role is { } known ? new ChatMessage(known, content) : null;
    }

    // Newer models of OpenAI call the system message the developer's.
    private static ChatRole? Role(ImportedObject item)
    {
        var written = item.Json.TryGetProperty("role", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        if (written == "developer") return ChatRole.System;
        if (NameOf<ChatRole>.TryParse(written, out var role)) return role;
        item.Problem(".role", $"'{written}' is not one of: {string.Join(", ", NameOf<ChatRole>.All)}");
        return null;
    }

    // A text, or OpenAI's parts as long as they are texts.
    private static string? Content(ImportedObject item)
    {
        if (item.Field("content") is not { } content) return null;
        var text = content.ValueKind switch
        {
            JsonValueKind.String => content.GetString(),
            JsonValueKind.Array when content.EnumerateArray().All(IsText) => string.Concat(content.EnumerateArray().Select(part => part.GetProperty("text").GetString())),
            _ => null,
        };
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    private static bool IsText(JsonElement part) =>
        part.ValueKind == JsonValueKind.Object && part.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String;
}
