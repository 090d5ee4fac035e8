using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Npgsql;
using NpgsqlTypes;

namespace LlmEval.Adapters.Postgres.Observatory.Writing;

/// <summary>Rows as one parameter, which a statement reads by <c>json_to_recordset</c>: any number of rows in one round trip, and plans that are kept.</summary>
internal static class RowSet
{
    private static readonly JsonSerializerOptions Snake = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new TextConverter(), new JsonConverter() },
    };

    /// <summary>The parameter.</summary>
    public static NpgsqlParameter Of<T>(IReadOnlyCollection<T> rows) =>
        new() { Value = JsonSerializer.Serialize(rows, Snake), NpgsqlDbType = NpgsqlDbType.Json };

    // What PostgreSQL refuses in texts is written in the form in which it is stored.
    private sealed class TextConverter : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(StoredText.Encode(value));
    }

    private sealed class JsonConverter : JsonConverter<RowJson>
    {
        public override RowJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, RowJson value, JsonSerializerOptions options) => writer.WriteRawValue(StoredJson.Encode(value.Json));
    }
}

/// <summary>JSON in a row.</summary>
/// <param name="Json">The JSON.</param>
internal readonly record struct RowJson(string Json);
