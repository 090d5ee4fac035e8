using System.Text.Json;
using System.Text.Json.Serialization;

namespace LlmEval.Adapters.Postgres.Assignments.Servers;

/// <summary>How tasks, attachments and evidence are stored as JSON: snake_case, names of enumerations, nulls left out.</summary>
internal static class ServerJson
{
    /// <summary>The form.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    /// <summary>The stored form.</summary>
    public static string Write<T>(T value) => StoredText.Encode(JsonSerializer.Serialize(value, Options));

    /// <summary>What <see cref="Write"/> was given.</summary>
    public static T Read<T>(string stored) => JsonSerializer.Deserialize<T>(StoredText.Decode(stored), Options)!;

    /// <summary>The stored form of texts.</summary>
    public static string[] Texts(IEnumerable<string> texts) => [.. texts.Select(StoredText.Encode)];

    /// <summary>The texts of their stored form.</summary>
    public static IReadOnlyList<string> Texts(string[] stored) => [.. stored.Select(StoredText.Decode)];

    /// <summary>A time of a row.</summary>
    public static DateTimeOffset? Utc(DateTime? time) => time is { } at ? new DateTimeOffset(at) : null;
}
