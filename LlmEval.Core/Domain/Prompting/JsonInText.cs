using System.Text.Json;

namespace LlmEval.Core.Domain.Prompting;

/// <summary>Finds the JSON objects in what a model says: bare, fenced, or between words.</summary>
public static class JsonInText
{
    // Each may be looked at to the end of the text: code full of braces must not take minutes.
    private const int MostBraces = 500;

    private static readonly JsonDocumentOptions Parsing = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        AllowDuplicateProperties = false,
        MaxDepth = 32,
    };

    /// <summary>
    /// The outermost objects in a text, in order. A brace that begins no JSON is passed over. What a reasoning model wrote before
    /// <c>&lt;/think&gt;</c> is no part of its answer; a text that begins with its object has no such part.
    /// </summary>
    public static IReadOnlyList<JsonElement> Objects(string text)
    {
        const string thought = "</think>";
        var start = !BeginsWithObject(text) && text.LastIndexOf(thought, StringComparison.Ordinal) is >= 0 and var end ? end + thought.Length : 0;
        var found = new List<JsonElement>();
        for (var tries = 0; tries < MostBraces && (start = text.IndexOf('{', start)) >= 0; tries++)
        {
            if (EndOf(text, start) is { } close && Parse(text[start..close]) is { } element)
            {
                found.Add(element);
                start = close;
            }
            else
            {
                start++;
            }
        }

        return found;
    }

    // Bare, or in a fence.
    private static bool BeginsWithObject(string text)
    {
        var rest = text.AsSpan().TrimStart();
        if (rest.StartsWith("```")) rest = rest.TrimStart('`').TrimStart("json").TrimStart();
        return rest.StartsWith("{");
    }

    // One past the brace that closes the one at the start, braces in strings aside; null when nothing closes it.
    private static int? EndOf(string text, int start)
    {
        var (depth, inString) = (0, false);
        for (var i = start; i < text.Length; i++)
        {
            if (inString)
            {
                if (text[i] == '\\') i++;
                else if (text[i] == '"') inString = false;
                continue;
            }

            if (text[i] == '"') inString = true;
            else if (text[i] == '{') depth++;
            else if (text[i] == '}' && --depth == 0) return i + 1;
        }

        return null;
    }

    private static JsonElement? Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Parsing);
            return document.RootElement.Clone();
        }
        catch (Exception notJson) when (notJson is JsonException or InvalidOperationException)
        {
            // The second is what half a surrogate pair in a name makes.
            return null;
        }
    }
}
