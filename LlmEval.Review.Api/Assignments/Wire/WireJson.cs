using System.Text.Json;
using LlmEval.Review.Api.Compatibility;

namespace LlmEval.Review.Api.Assignments.Wire;

/// <summary>How these surfaces write JSON: snake_case, nulls included, times with a <c>Z</c>.</summary>
internal static class WireJson
{
    /// <summary>The settings.</summary>
    public static JsonSerializerOptions Options { get; } = CompatJson.Create("yyyy-MM-ddTHH:mm:ss.fff'Z'");
}
