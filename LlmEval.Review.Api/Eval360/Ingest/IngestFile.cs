using System.Text.Json;

namespace LlmEval.Review.Api.Eval360.Ingest;

/// <summary>A file of <see cref="IngestDocument"/>s: one per line (JSONL), or one JSON document, which may be a list of them.</summary>
public static class IngestFile
{
    /// <summary>Reads the documents one after the other, each with its place: the number of its line, or of its item in a list.</summary>
    /// <param name="path">Absolute path of the file.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static IEnumerable<(string Place, IngestDocument Document)> Read(string path) => IsLines(path) ? Lines(path) : Whole(path);

    // A document over several lines has a first line that is none by itself.
    private static bool IsLines(string path) =>
        File.ReadLines(path).FirstOrDefault(line => !string.IsNullOrWhiteSpace(line)) is not { } first
        || (first.TrimStart() is not ['[', ..] && Parse(first, _ => true) is (true, _));

    private static IEnumerable<(string Place, IngestDocument Document)> Lines(string path)
    {
        foreach (var (index, line) in File.ReadLines(path).Index())
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            var (document, problem) = Parse(line, IngestDocument.Read);
            yield return ($"{index + 1}", document ?? IngestDocument.Wrong(problem!));
        }
    }

    private static IEnumerable<(string Place, IngestDocument Document)> Whole(string path)
    {
        var (documents, problem) = Parse(File.ReadAllText(path), Items);
        return documents ?? [("1", IngestDocument.Wrong(problem!))];
    }

    private static IReadOnlyList<(string Place, IngestDocument Document)> Items(JsonElement root) => root.ValueKind == JsonValueKind.Array
        ? [.. root.EnumerateArray().Select((item, index) => ($"item {index + 1}", IngestDocument.Read(item)))]
        : [("1", IngestDocument.Read(root))];

    private static (T? Read, string? Problem) Parse<T>(string text, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return (read(document.RootElement), null);
        }
        catch (JsonException e)
        {
            return (default, $"it is not JSON: line {(e.LineNumber ?? 0) + 1}, character {(e.BytePositionInLine ?? 0) + 1}");
        }
    }
}
