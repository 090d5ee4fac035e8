using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LlmEval.Core.Comparison;

namespace LlmEval.Adapters.Snapshots;

/// <summary>Snapshots as JSON whose lines make good diffs: one metric or case a line, in a stable order. Schema: <c>schemas/snapshot.schema.json</c>.</summary>
internal static class SnapshotJson
{
    /// <summary>Name and version of the format.</summary>
    public const string Format = "llm-eval.snapshot/1";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The text of a file.</summary>
    public static string Write(RunSnapshot snapshot)
    {
        var text = new StringBuilder("{\n");
        Field(text, 1, "format", Format);
        Field(text, 1, "name", snapshot.Name);
        Field(text, 1, "config_hash", snapshot.ConfigHash.Hex);
        Field(text, 1, "dataset_hash", snapshot.DatasetHash.Hex);
        Field(text, 1, "samples_per_case", snapshot.SamplesPerCase);
        Field(text, 1, "pass_at", snapshot.PassAt);
        List(text, 1, "models", snapshot.Lines, WriteLine);
        return text.Append("\n}\n").ToString();
    }

    /// <summary>Reads the text of a file.</summary>
    /// <exception cref="JsonException">The text is no snapshot of this version.</exception>
    /// <exception cref="FormatException">A hash, a verdict or an outcome is none.</exception>
    public static RunSnapshot Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        if (document.RootElement.ValueKind != JsonValueKind.Object
            || !document.RootElement.TryGetProperty("format", out var format)
            || format.ValueKind != JsonValueKind.String
            || format.GetString() != Format)
        {
            throw new JsonException($"its format is not {Format}.");
        }

        return (document.RootElement.Deserialize<SnapshotDocument>(Options) ?? throw new JsonException("it is empty.")).ToSnapshot();
    }

    private static void WriteLine(StringBuilder text, SnapshotLine line)
    {
        text.Append("    {\n");
        Field(text, 3, "model", line.Model);
        Field(text, 3, "prompt", line.Prompt);
        Field(text, 3, "provider", line.Provider);
        Field(text, 3, "model_hash", line.ModelHash.Hex);
        Field(text, 3, "prompt_hash", line.PromptHash.Hex);
        List(text, 3, "metrics", line.Metrics, (to, metric) => Item(to, new MetricDocument(metric.Name, metric.Value, metric.Lower, metric.Upper, metric.Tasks)));
        text.Append(",\n");
        List(text, 3, "cases", line.Cases, (to, item) => Item(to, CaseDocument.Of(item)));
        text.Append("\n    }");
    }

    private static void Field<T>(StringBuilder text, int depth, string name, T value) =>
        text.Append(' ', 2 * depth).Append($"\"{name}\": ").Append(JsonSerializer.Serialize(value, Options)).Append(",\n");

    private static void Item<T>(StringBuilder text, T value) => text.Append("        ").Append(JsonSerializer.Serialize(value, Options));

    private static void List<T>(StringBuilder text, int depth, string name, IReadOnlyList<T> items, Action<StringBuilder, T> write)
    {
        text.Append(' ', 2 * depth).Append($"\"{name}\": [");
        var separator = "\n";
        foreach (var item in items)
        {
            write(text.Append(separator), item);
            separator = ",\n";
        }

        if (items.Count > 0) text.Append('\n').Append(' ', 2 * depth);
        text.Append(']');
    }
}
