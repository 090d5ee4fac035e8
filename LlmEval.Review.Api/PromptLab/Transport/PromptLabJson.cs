using System.Text.Json;
using LlmEval.Review.Api.Compatibility;

namespace LlmEval.Review.Api.PromptLab.Transport;

/// <summary>How this surface writes JSON: snake_case, nulls included. Times have a <c>Z</c>, without which browsers take them for local ones.</summary>
internal static class PromptLabJson
{
    /// <summary>The settings.</summary>
    public static JsonSerializerOptions Options { get; } = CompatJson.Create("yyyy-MM-ddTHH:mm:ss.ffffff'Z'");
}
