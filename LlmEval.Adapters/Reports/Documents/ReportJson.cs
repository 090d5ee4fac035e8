using System.Text.Encodings.Web;
using System.Text.Json;

namespace LlmEval.Adapters.Reports.Documents;

/// <summary>How documents are written as JSON: snake_case names, every field present, money with all its digits.</summary>
internal static class ReportJson
{
    /// <summary>For files that programs read. Text stays readable; half of a surrogate pair, which UTF-8 cannot carry, becomes U+FFFD.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
