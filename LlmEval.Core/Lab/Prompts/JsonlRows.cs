using System.Text.Json;
using LlmEval.Core.Domain.Lab;

namespace LlmEval.Core.Lab.Prompts;

/// <summary>Reads rows from JSON lines: an object per line, whose properties are the values. Numbers and booleans are taken as written.</summary>
public static class JsonlRows
{
    private static readonly JsonDocumentOptions Parsing = new() { AllowDuplicateProperties = false };

    /// <summary>Reads a text; blank lines are passed over.</summary>
    public static RowsReading Read(string text)
    {
        var (rows, problems) = (new List<LabRow>(), new List<LabProblem>());
        foreach (var (index, line) in text.Split('\n').Index())
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            try
            {
                using var json = JsonDocument.Parse(line, Parsing);
                if (Row(json.RootElement, rows.Count + 1, $"line {index + 1}", problems) is { } row) rows.Add(row);
            }
            catch (JsonException problem)
            {
                problems.Add(new($"line {index + 1}", $"is no JSON object: {problem.Message}"));
            }
        }

        return RowsReading.Of(rows, problems);
    }

    /// <summary>Reads one object as a row. Null with a problem when it is none.</summary>
    internal static LabRow? Row(JsonElement json, int place, string where, List<LabProblem> problems)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            problems.Add(new(where, "is no JSON object"));
            return null;
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in json.EnumerateObject())
        {
            if (Text(property.Value) is { } text) values[property.Name] = text;
            else problems.Add(new($"{where}, {property.Name}", "is a list or an object: give a text"));
        }

        return new LabRow(RowNames.Of(place, values), values);
    }

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Null => "",
        JsonValueKind.Object or JsonValueKind.Array => null,
        _ => value.GetRawText(),
    };
}

/// <summary>What was read of a table of rows.</summary>
/// <param name="Rows">The rows that could be read.</param>
/// <param name="Problems">What could not; none when all is well.</param>
public sealed record RowsReading(IReadOnlyList<LabRow> Rows, IReadOnlyList<LabProblem> Problems)
{
    /// <summary>What was read, names that occur twice among the problems.</summary>
    public static RowsReading Of(IReadOnlyList<LabRow> rows, IReadOnlyList<LabProblem> problems) => new(rows,
    [
        .. problems,
        .. rows.Count == 0 && problems.Count == 0 ? [new LabProblem("rows", "there are none")] : Array.Empty<LabProblem>(),
        .. rows.CountBy(row => row.Name).Where(name => name.Value > 1).Select(name => new LabProblem("rows", $"{name.Value} rows are called '{name.Key}': give each a name of its own in a column id")),
    ]);
}
