using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace LlmEval.Adapters.Datasets.Jsonl;

/// <summary>One record of a JSON dataset. Every getter reports what is wrong and then gives a harmless value.</summary>
internal sealed class JsonRecord(JsonElement fields, string source, DatasetProblems problems)
{
    /// <summary>Where the record stands, <c>path:line</c>.</summary>
    public string Source { get; } = source;

    /// <summary>True when nothing was reported of this record.</summary>
    public bool IsSound { get; private set; } = true;

    /// <summary>The names of the record's fields, for messages.</summary>
    public string FieldNames => string.Join(", ", fields.EnumerateObject().Select(property => property.Name));

    public void Report(string message)
    {
        IsSound = false;
        problems.Add(Source, message);
    }

    /// <summary>Whether the record has all these fields, null being none.</summary>
    public bool Has(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Find(name) is null) return false;
        }

        return true;
    }

    /// <summary>The text of a field without judging it; null when it is not there or no text.</summary>
    public string? Peek(string name) => Find(name) is { ValueKind: JsonValueKind.String } value && TryText(value, out var text) ? text : null;

    /// <summary>A text that must be there and say something.</summary>
    public string Text(string name)
    {
        if (Find(name) is not { } value) return Missing(name, "");
        if (AsText(name, value) is not { } text) return "";
        if (string.IsNullOrWhiteSpace(text)) Report($"'{name}' is empty");
        return text;
    }

    /// <summary>A text that may be missing or empty, then null.</summary>
    public string? OptionalText(string name) =>
        Find(name) is { } value && AsText(name, value) is { Length: > 0 } text ? text : null;

    /// <summary>A text or a whole number, as text.</summary>
    public string TextOrNumber(string name) =>
        Find(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number) ? $"{number}" : Text(name);

    /// <summary>A list of texts that must be there and have an element.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        if (!Has(name)) return Missing<IReadOnlyList<string>>(name, []);
        var texts = OptionalTexts(name);
        if (texts.Count == 0 && IsSound) Report($"'{name}' is empty");
        return texts;
    }

    /// <summary>A list of texts that may be missing.</summary>
    public IReadOnlyList<string> OptionalTexts(string name)
    {
        if (Find(name) is not { } value) return [];
        if (value.ValueKind == JsonValueKind.Array) return [.. value.EnumerateArray().Select(item => AsText(name, item) ?? "")];
        Report($"'{name}' has to be a list of texts, not {Kind(value)}");
        return [];
    }

    /// <summary>A list as the JSON that was written: numbers keep every digit. <c>[]</c> when it is missing.</summary>
    public string RawList(string name, bool required)
    {
        if (Find(name) is not { } value) return required ? Missing(name, "[]") : "[]";
        if (value.ValueKind != JsonValueKind.Array) Report($"'{name}' has to be a list, not {Kind(value)}");
        else if (required && value.GetArrayLength() == 0) Report($"'{name}' is empty");
        return NonFiniteJson.Unmask(value.GetRawText());
    }

    /// <summary>A number from 0 upwards; 0 when it is missing.</summary>
    public double NonNegativeNumber(string name)
    {
        if (Find(name) is not { } value) return 0;
        if (value.ValueKind == JsonValueKind.Number && value.GetDouble() is >= 0 and < double.PositiveInfinity and var number) return number;
        Report($"'{name}' has to be a number from 0 upwards, not {value.GetRawText()}");
        return 0;
    }

    private JsonElement? Find(string name) =>
        fields.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private T Missing<T>(string name, T instead)
    {
        Report($"'{name}' is missing");
        return instead;
    }

    private string? AsText(string name, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            Report($"'{name}' has to be a text, not {Kind(value)}");
            return null;
        }

        if (TryText(value, out var text)) return text;
        Report($"'{name}' has half of a surrogate pair (a \\ud800 to \\udfff alone), which is no text");
        return null;
    }

    private static bool TryText(JsonElement value, [NotNullWhen(true)] out string? text)
    {
        try
        {
            text = value.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            // JSON may write half of a surrogate pair as an escape; no text has one.
            text = null;
            return false;
        }
    }

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.Number => "a number",
        JsonValueKind.String => "a text",
        _ => value.GetRawText(),
    };
}
