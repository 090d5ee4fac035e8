using System.Text.Json;
using System.Text.Json.Serialization;
using LlmEval.Core.Domain.Observatory.Promotion;

namespace LlmEval.Core.Pipeline.Observatory.Promotion;

/// <summary>What the rules said when a decision was made, as it is stored with the decision. The format has no version of its own: fields are only ever added.</summary>
public static class StandingJson
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    /// <summary>Writes it.</summary>
    public static string Write(PromotionStanding standing) => JsonSerializer.Serialize(standing, Json);

    /// <summary>Reads it back.</summary>
    public static PromotionStanding Read(string json) => JsonSerializer.Deserialize<PromotionStanding>(json, Json)!;
}
