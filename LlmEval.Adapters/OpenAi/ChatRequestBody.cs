using System.Text.Encodings.Web;
using System.Text.Json;
using LlmEval.Adapters.ModelApi;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Adapters.OpenAi;

/// <summary>The body of a chat completions call. What is not set is not sent.</summary>
internal static class ChatRequestBody
{
    // The body is no HTML: escaping every letter beyond ASCII would only make it longer and harder to read in a trace.
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the body.</summary>
    /// <param name="model">The model.</param>
    /// <param name="dialect">Which parameters it takes, and how.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="streams">Whether the answer may come in pieces.</param>
    /// <param name="form">How the answer is held to the request's schema.</param>
    public static BinaryData Write(string model, ChatDialect dialect, ModelRequest request, bool streams, AnswerForm form = AnswerForm.Schema)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Writing))
        {
            json.WriteStartObject();
            json.WriteString("model", model);
            WriteMessages(json, dialect, request.Messages);
            WriteParameters(json, dialect, request);
            if (request.AnswerSchema is { } schema) WriteSchema(json, schema, form);
            if (streams) WriteStream(json);
            json.WriteEndObject();
        }

        return BinaryData.FromBytes(bytes.ToArray());
    }

    private static void WriteMessages(Utf8JsonWriter json, ChatDialect dialect, IReadOnlyList<ChatMessage> messages)
    {
        json.WriteStartArray("messages");
        foreach (var message in messages)
        {
            json.WriteStartObject();
            json.WriteString("role", message.Role switch
            {
                ChatRole.System => dialect.SystemRole,
                ChatRole.User => "user",
                ChatRole.Assistant => "assistant",
                var other => throw new InvalidOperationException($"No role in the API for {other}."),
            });
            json.WriteString("content", message.Content);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteParameters(Utf8JsonWriter json, ChatDialect dialect, ModelRequest request)
    {
        var parameters = request.Parameters;
        if (parameters.MaxOutputTokens is { } limit) json.WriteNumber(dialect.TokenLimitField, limit);
        if (parameters.Temperature is { } temperature) json.WriteNumber("temperature", temperature);
        if (parameters.TopP is { } topP) json.WriteNumber("top_p", topP);
        if (parameters.FrequencyPenalty is { } frequency) json.WriteNumber("frequency_penalty", frequency);
        if (parameters.PresencePenalty is { } presence) json.WriteNumber("presence_penalty", presence);
        if (parameters.ReasoningEffort is { } effort) json.WriteString("reasoning_effort", effort);
        if (parameters.Verbosity is { } verbosity) json.WriteString("verbosity", verbosity);
        // The sample's index keeps repeats distinct: one seed for all would ask for one answer many times.
        if (parameters.Seed is { } seed) json.WriteNumber("seed", seed + request.SampleIndex);
        if (parameters.Stop.Count == 0) return;

        json.WriteStartArray("stop");
        foreach (var stop in parameters.Stop) json.WriteStringValue(stop);
        json.WriteEndArray();
    }

    // https://platform.openai.com/docs/guides/structured-outputs: as a response format, or as a strict function that has to be called.
    private static void WriteSchema(Utf8JsonWriter json, AnswerSchema schema, AnswerForm form)
    {
        if (form == AnswerForm.Words) return;
        if (form == AnswerForm.Schema)
        {
            json.WriteStartObject("response_format");
            json.WriteString("type", "json_schema");
            WriteSchema(json, "json_schema", "schema", schema);
            json.WriteEndObject();
            return;
        }

        json.WriteStartArray("tools");
        json.WriteStartObject();
        json.WriteString("type", "function");
        WriteSchema(json, "function", "parameters", schema);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("tool_choice");
        json.WriteString("type", "function");
        json.WriteStartObject("function");
        json.WriteString("name", schema.Name);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteSchema(Utf8JsonWriter json, string field, string schemaField, AnswerSchema schema)
    {
        json.WriteStartObject(field);
        json.WriteString("name", schema.Name);
        json.WriteString("description", schema.Description);
        json.WriteBoolean("strict", true);
        json.WritePropertyName(schemaField);
        json.WriteRawValue(schema.Json);
        json.WriteEndObject();
    }

    // Without the option, streams do not count tokens.
    private static void WriteStream(Utf8JsonWriter json)
    {
        json.WriteBoolean("stream", true);
        json.WriteStartObject("stream_options");
        json.WriteBoolean("include_usage", true);
        json.WriteEndObject();
    }
}
