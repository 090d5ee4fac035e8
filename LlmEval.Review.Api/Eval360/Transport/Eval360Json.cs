using System.Text.Json;
using LlmEval.Review.Api.Compatibility;

namespace LlmEval.Review.Api.Eval360.Transport;

/// <summary>How this surface writes JSON: snake_case, nulls included, times with microseconds and an offset.</summary>
internal static class Eval360Json
{
    /// <summary>The settings.</summary>
    public static JsonSerializerOptions Options { get; } = CompatJson.Create("yyyy-MM-ddTHH:mm:ss.ffffffzzz");
}
