using System.Text.Json;

namespace LlmEval.Core.Lab.Importing;

/// <summary>A JSON value of a file, with its place, and what is wrong with it.</summary>
/// <param name="Json">The value.</param>
/// <param name="Place">The file's name and the path in it.</param>
/// <param name="Stem">The name of what names itself not.</param>
/// <param name="Problems">Where problems go.</param>
internal sealed record ImportedObject(JsonElement Json, string Place, string Stem, List<LabProblem> Problems)
{
    /// <summary>A value inside.</summary>
    public ImportedObject At(JsonElement json, string path, string stem) => new(json, Place + path, stem, Problems);

    /// <summary>Whether the object has a key whose value is not null.</summary>
    public bool Has(string name) => Field(name) is not null;

    /// <summary>The value of the first of some keys that is there and not null.</summary>
    public JsonElement? Field(params IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            if (Json.ValueKind == JsonValueKind.Object && Json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null) return value;
        }

        return null;
    }

    /// <summary>A text; null when there is none, with a problem when it is something else.</summary>
    public string? Text(string name)
    {
        if (Field(name) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.String) return value.GetString();
        Problem($".{name}", "must be a text");
        return null;
    }

    /// <summary>Texts; none when there are none.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        if (Field(name) is not { } value) return [];
        if (value.ValueKind == JsonValueKind.String) return [value.GetString()!];
        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String))
            return [.. value.EnumerateArray().Select(item => item.GetString()!)];
        Problem($".{name}", "must be a list of texts");
        return [];
    }

    /// <summary>A number, the first of some keys; null when there is none, with a problem when it is something else.</summary>
    public double? Number(params IReadOnlyList<string> names)
    {
        if (Field(names) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number)) return number;
        Problem($".{names[0]}", "must be a number");
        return null;
    }

    /// <summary>A whole number, the first of some keys.</summary>
    public long? Integer(params IReadOnlyList<string> names)
    {
        if (Field(names) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number)) return number;
        Problem($".{names[0]}", "must be a whole number");
        return null;
    }

    /// <summary>Notes what is wrong.</summary>
    public void Problem(string path, string message) => Problems.Add(new(Place + path, message));
}
