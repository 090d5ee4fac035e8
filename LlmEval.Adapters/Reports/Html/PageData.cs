using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using LlmEval.Adapters.Reports.Documents;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Reports.Html;

/// <summary>The JSON inside the page. Nothing in it can end its script element: <c>&lt;</c>, <c>&gt;</c>, <c>&amp;</c> and the line separators are escaped.</summary>
internal static class PageData
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // Readable in every script, but unlike the relaxed encoder it escapes what is markup in HTML.
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    private static readonly JsonSerializerOptions WithNulls = new(Options) { DefaultIgnoreCondition = JsonIgnoreCondition.Never };

    /// <summary>A part of the data.</summary>
    public static byte[] Serialize<T>(T part) => JsonSerializer.SerializeToUtf8Bytes(part, Options);

    /// <summary>The bytes of the page without the texts of the cases.</summary>
    public static long Size(RunReport report, IReadOnlyList<PageCase> cases) =>
        Page.BeforeData(report.Run).Length + Page.AfterData.Length + cases.Sum(item => Serialize(item).LongLength);

    /// <summary>Writes the data, case by case.</summary>
    public static async Task WriteAsync(Stream stream, RunReport report, IReadOnlyList<PageCase> cases, DetailBudget details, CancellationToken cancellationToken)
    {
        await using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = Options.Encoder });
        var document = ReportDocument.Of(report);
        json.WriteStartObject();
        json.WriteString("format", "llm-eval.page/1");
        json.WriteString("short_id", report.Run.Id.Short);
        json.WriteNumber("dropped", details.Dropped);
        Part("run", document.Run);
        Part("summary", document.Summary);
        Part("gates", document.Gates);
        json.WriteStartArray("cases");
        foreach (var (index, item) in cases.Index())
        {
            json.WriteStartObject();
            foreach (var property in JsonSerializer.SerializeToElement(item, Options).EnumerateObject()) property.WriteTo(json);
            if (details.Find(index) is { } texts)
            {
                json.WritePropertyName("detail");
                json.WriteRawValue(texts, skipInputValidation: true);
            }

            json.WriteEndObject();
            await json.FlushAsync(cancellationToken);
        }

        json.WriteEndArray();
        json.WriteEndObject();

        void Part<T>(string name, T part)
        {
            json.WritePropertyName(name);
            JsonSerializer.Serialize(json, part, WithNulls);
        }
    }
}
