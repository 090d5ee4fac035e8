using System.Globalization;
using System.Text.Json;
using LlmEval.Core.Domain.Identity;

namespace LlmEval.Review.Api.Compatibility;

/// <summary>Fields of a JSON object, read as leniently as the originals read them: numbers may stand in texts, unknown fields are ignored.</summary>
/// <param name="element">The object.</param>
/// <param name="placeOf">Where a field stands.</param>
/// <param name="faults">Takes what is wrong; what is read instead is never used.</param>
internal sealed class JsonFields(JsonElement element, Func<string, IReadOnlyList<object>> placeOf, Faults faults)
{
    /// <param name="element">The object.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="faults">Takes what is wrong.</param>
    public JsonFields(JsonElement element, IReadOnlyList<object> place, Faults faults)
        : this(element, name => [.. place, name], faults)
    {
    }

    /// <summary>Whether a field is there, be it null.</summary>
    public bool Has(string name) => element.TryGetProperty(name, out _);

    /// <summary>Whether a field is not there, or null.</summary>
    public bool IsNull(string name) => Find(name) is null;

    /// <summary>A text that has to be there.</summary>
    public string RequiredText(string name)
    {
        if (Require(name) is not { } value) return "";
        return ReadText(value) ?? Wrong(name, value, "string_type", "Input should be a valid string", "");
    }

    /// <summary>A text that has to be there and to keep a rule.</summary>
    /// <param name="name">The field.</param>
    /// <param name="isValid">The rule.</param>
    /// <param name="rule">The rule in words, after "Input should be".</param>
    public string RequiredText(string name, Func<string, bool> isValid, string rule)
    {
        var text = RequiredText(name);
        if (Find(name) is { ValueKind: JsonValueKind.String } && !isValid(text)) Refuse(name, "value_error", $"Input should be {rule}");
        return text;
    }

    /// <summary>A text; null when it is not there.</summary>
    public string? Text(string name) => Find(name) is not { } value ? null
        : ReadText(value) ?? Wrong<string?>(name, value, "string_type", "Input should be a valid string", null);

    /// <summary>A text with a default; null is not one.</summary>
    public string Text(string name, string fallback) =>
        Has(name) ? RequiredText(name) : fallback;

    /// <summary>The stored name of a member of an enumeration, with a default.</summary>
    public T Name<T>(string name, T fallback)
        where T : struct, Enum
    {
        if (!element.TryGetProperty(name, out var value)) return fallback;
        if (NameOf<T>.TryParse(ReadText(value), out var member)) return member;
        return Wrong(name, value, "literal_error", $"Input should be one of: {string.Join(", ", NameOf<T>.All)}", fallback);
    }

    /// <summary>The stored name of a member of an enumeration that has to be there.</summary>
    public T RequiredName<T>(string name)
        where T : struct, Enum => Require(name) is null ? default : Name<T>(name, default);

    /// <summary>A whole number within bounds; null when it is not there.</summary>
    public long? Long(string name, long least = long.MinValue, long most = long.MaxValue)
    {
        if (Find(name) is not { } value) return null;
        if (ReadLong(value) is not { } number) return Wrong<long?>(name, value, "int_type", "Input should be a valid integer", null);
        if (number < least) return Wrong<long?>(name, value, "greater_than_equal", $"Input should be greater than or equal to {least}", null);
        return number <= most ? number : Wrong<long?>(name, value, "less_than_equal", $"Input should be less than or equal to {most}", null);
    }

    /// <summary>A whole number of 32 bits within bounds; null when it is not there.</summary>
    public int? Int(string name, int least = int.MinValue) => (int?)Long(name, least, int.MaxValue);

    /// <summary>A whole number of 32 bits that has to be there.</summary>
    public int RequiredInt(string name, int least = int.MinValue)
    {
        if (Find(name) is null && Require(name) is { } value) return Wrong(name, value, "int_type", "Input should be a valid integer", 0);
        return Int(name, least) ?? 0;
    }

    /// <summary>A finite number within bounds; null when it is not there.</summary>
    public double? Number(string name, double least = double.MinValue, double most = double.MaxValue)
    {
        if (Find(name) is not { } value) return null;
        if (ReadNumber(value) is not { } number) return Wrong<double?>(name, value, "float_type", "Input should be a valid number, finite", null);
        if (number < least) return Wrong<double?>(name, value, "greater_than_equal", $"Input should be greater than or equal to {least}", null);
        return number <= most ? number : Wrong<double?>(name, value, "less_than_equal", $"Input should be less than or equal to {most}", null);
    }

    /// <summary>A finite number that has to be there.</summary>
    public double RequiredNumber(string name, double least = double.MinValue, double most = double.MaxValue)
    {
        if (Find(name) is null && Require(name) is { } value) return Wrong(name, value, "float_type", "Input should be a valid number, finite", double.NaN);
        return Number(name, least, most) ?? double.NaN;
    }

    /// <summary>True or false; null when it is not there.</summary>
    public bool? Boolean(string name)
    {
        if (Find(name) is not { } value) return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) return value.GetBoolean();
        var text = ReadText(value) ?? value.GetRawText();
        return Booleans.TryRead(text, out var read) ? read : Wrong<bool?>(name, value, "bool_parsing", "Input should be a valid boolean", null);
    }

    /// <summary>A JSON object as it was sent; an empty one when it is not there.</summary>
    public string ObjectJson(string name)
    {
        if (!element.TryGetProperty(name, out var value)) return "{}";
        return value.ValueKind == JsonValueKind.Object ? value.GetRawText() : Wrong(name, value, "dict_type", "Input should be a valid dictionary", "{}");
    }

    /// <summary>Texts; none when they are not there.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        if (!element.TryGetProperty(name, out var value)) return [];
        if (value.ValueKind != JsonValueKind.Array) return Wrong<IReadOnlyList<string>>(name, value, "list_type", "Input should be a valid list", []);
        List<string> texts = [];
        foreach (var (item, index) in value.EnumerateArray().Select((item, index) => (item, index)))
        {
            if (ReadText(item) is { } text) texts.Add(text);
            else faults.Add("string_type", [.. placeOf(name), index], "Input should be a valid string", item.GetRawText());
        }

        return texts;
    }

    /// <summary>Texts that have to be there.</summary>
    public IReadOnlyList<string> RequiredTexts(string name) => Require(name) is null ? [] : Texts(name);

    /// <summary>Finite numbers by name, in the order in which they stand; where one is named twice the last one counts. They have to be there.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> RequiredNumbers(string name)
    {
        var numbers = new OrderedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var property in Members(name))
        {
            if (ReadNumber(property.Value) is { } number) numbers[property.Name] = number;
            else faults.Add("float_type", [.. placeOf(name), property.Name], "Input should be a valid number, finite", property.Value.GetRawText());
        }

        return [.. numbers];
    }

    /// <summary>Texts by name that have to be there; where one is named twice the last one counts.</summary>
    public IReadOnlyDictionary<string, string> RequiredTextsByName(string name)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in Members(name))
        {
            if (ReadText(property.Value) is { } text) texts[property.Name] = text;
            else faults.Add("string_type", [.. placeOf(name), property.Name], "Input should be a valid string", property.Value.GetRawText());
        }

        return texts;
    }

    /// <summary>An object; null when it is not there.</summary>
    public JsonFields? Object(string name)
    {
        if (Find(name) is not { } value) return null;
        return value.ValueKind == JsonValueKind.Object
            ? new JsonFields(value, placeOf(name), faults)
            : Wrong<JsonFields?>(name, value, "dict_type", "Input should be a valid dictionary", null);
    }

    /// <summary>Objects of a list that has to be there, as they are read.</summary>
    /// <param name="name">The list.</param>
    /// <param name="most">How many there may be.</param>
    public IEnumerable<JsonFields> RequiredObjects(string name, int most)
    {
        if (Require(name) is not { } value) yield break;
        if (value.ValueKind != JsonValueKind.Array)
        {
            Wrong(name, value, "list_type", "Input should be a valid list", 0);
            yield break;
        }

        if (value.GetArrayLength() > most)
        {
            Refuse(name, "too_long", $"List should have at most {most} items after validation, not {value.GetArrayLength()}");
            yield break;
        }

        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.Object) yield return new JsonFields(item, [.. placeOf(name), index], faults);
            else faults.Add("dict_type", [.. placeOf(name), index], "Input should be a valid dictionary", item.GetRawText());
            index++;
        }
    }

    /// <summary>Notes what is wrong with a field beyond its type.</summary>
    /// <param name="name">The field.</param>
    /// <param name="type">A literal name of the kind of fault.</param>
    /// <param name="message">What it has to be.</param>
    /// <param name="within">Where in the field: names and indexes.</param>
    public void Refuse(string name, string type, string message, params IReadOnlyList<object> within) =>
        faults.Add(type, [.. placeOf(name), .. within], message, element.TryGetProperty(name, out var value) ? value.GetRawText() : "null");

    private static string? ReadText(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String) return null;
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair: no text.
            return null;
        }
    }

    private static long? ReadLong(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetInt64(out var whole) => whole,
        JsonValueKind.Number when value.TryGetDouble(out var real) && Math.Truncate(real) == real && Math.Abs(real) < 1L << 53 => (long)real,
        JsonValueKind.String when long.TryParse(ReadText(value), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var read) => read,
        _ => null,
    };

    private static double? ReadNumber(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetDouble(out var number) && double.IsFinite(number) => number,
        JsonValueKind.String when double.TryParse(ReadText(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var read) && double.IsFinite(read) => read,
        _ => null,
    };

    private IEnumerable<JsonProperty> Members(string name)
    {
        if (Require(name) is not { } value) return [];
        return value.ValueKind == JsonValueKind.Object ? value.EnumerateObject() : Wrong<IEnumerable<JsonProperty>>(name, value, "dict_type", "Input should be a valid dictionary", []);
    }

    private JsonElement? Find(string name) => element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private JsonElement? Require(string name)
    {
        if (element.TryGetProperty(name, out var value)) return value;
        faults.Add("missing", placeOf(name), "Field required", element.GetRawText());
        return null;
    }

    private T Wrong<T>(string name, JsonElement value, string type, string message, T instead)
    {
        faults.Add(type, placeOf(name), message, value.GetRawText());
        return instead;
    }
}
