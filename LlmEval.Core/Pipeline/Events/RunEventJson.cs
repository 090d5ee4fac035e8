using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LlmEval.Core.Domain.Identity;

namespace LlmEval.Core.Pipeline.Events;

/// <summary>Run events as lines of JSON: snake_case names, enumerations by their stored names.</summary>
public static class RunEventJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower), new HashConverter(), new RunIdConverter() },
    };

    /// <summary>The event on one line, without a line end.</summary>
    public static string Write(RunEvent happened) => JsonSerializer.Serialize(happened, Options);

    /// <summary>Any record of a run in the same form, for scripts.</summary>
    public static string WriteDocument(object document) => JsonSerializer.Serialize(document, Options);

    /// <summary>Reads one line.</summary>
    /// <exception cref="JsonException">The line is no event.</exception>
    public static RunEvent Read(string line) =>
        JsonSerializer.Deserialize<RunEvent>(line, Options) ?? throw new JsonException("The line holds no event.");

    private sealed class HashConverter : JsonConverter<ContentHash>
    {
        public override ContentHash Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            ContentHash.Parse(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, ContentHash value, JsonSerializerOptions options) => writer.WriteStringValue(value.Hex);
    }

    private sealed class RunIdConverter : JsonConverter<RunId>
    {
        public override RunId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetGuid());

        public override void Write(Utf8JsonWriter writer, RunId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
