using System.Text.Json;
using System.Text.RegularExpressions;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Lab.Prompts;

namespace LlmEval.Core.Lab.Importing;

/// <summary>
/// Reads prompts as Langfuse's API gives them: <c>type</c> text or chat, <c>prompt</c>, <c>config</c>, <c>labels</c>, <c>tags</c>. Its variables
/// are <c>{{name}}</c>, its single braces are text: both are turned round.
/// </summary>
internal static partial class LangfuseReader
{
    /// <summary>A prompt. Null with problems when it is broken.</summary>
    public static LabPrompt? Prompt(ImportedObject item)
    {
        if (Messages(item) is not { } messages) return null;
        return PromptReader.Checked(item, new LabPrompt
        {
            Name = item.Text("name") ?? item.Stem,
            Version = 1,
            Messages = [.. messages.Select(message => message with { Content = Translate(message.Content) })],
            Description = item.Text("commitMessage"),
            Tags = item.Texts("tags"),
            Metadata = Metadata(item),
        });
    }

    /// <summary>A text of Langfuse as one of ours.</summary>
    public static string Translate(string text)
    {
        var translated = new System.Text.StringBuilder();
        var end = 0;
        foreach (Match variable in Variables().Matches(text))
        {
            translated.Append(PromptVariables.Escape(text[end..variable.Index])).Append('{').Append(variable.Groups["name"].Value).Append('}');
            end = variable.Index + variable.Length;
        }

        return translated.Append(PromptVariables.Escape(text[end..])).ToString();
    }

    private static IReadOnlyList<ChatMessage>? Messages(ImportedObject item)
    {
        var prompt = item.Field("prompt")!.Value;
        if (prompt.ValueKind != JsonValueKind.String)
        {
            if (prompt.ValueKind == JsonValueKind.Array && prompt.EnumerateArray().Any(IsPlaceholder))
            {
                item.Problem(".prompt", "has a placeholder for messages, which this tool has not: put messages in its place");
                return null;
            }

            return MessagesReader.Read(item.At(prompt, ".prompt", ""));
        }

        if (prompt.GetString() is { } text && !string.IsNullOrWhiteSpace(text)) return [new ChatMessage(ChatRole.User, text)];
        item.Problem(".prompt", "is empty");
        return null;
    }

    private static bool IsPlaceholder(JsonElement message) =>
        message.ValueKind == JsonValueKind.Object && message.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.GetString() == "placeholder";

    private static Dictionary<string, string> Metadata(ImportedObject item)
    {
        var metadata = new Dictionary<string, string>();
        if (item.Integer("version") is { } version) metadata["langfuse_version"] = version.ToString();
        if (item.Texts("labels") is { Count: > 0 } labels) metadata["langfuse_labels"] = string.Join(", ", labels);
        return metadata;
    }

    [GeneratedRegex(@"\{\{\s*(?<name>[A-Za-z_][A-Za-z0-9_]*)\s*\}\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Variables();
}
