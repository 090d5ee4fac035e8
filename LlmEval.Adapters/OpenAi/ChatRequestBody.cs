using System.Text.Encodings.Web;
using System.Text.Json;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Adapters.OpenAi;

/// <summary>The body of a chat completions call. What is not set is not sent.</summary>
internal static class ChatRequestBody
{
    // The body is no HTML: escaping every letter beyond ASCII would only make it longer and harder to read in a trace.
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the body.</summary>
    public static BinaryData Write(string model, ChatDialect dialect, ModelRequest request, bool streams)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Writing))
        {
            json.WriteStartObject();
            json.WriteString("model", model);
            WriteMessages(json, dialect, request.Messages);
            WriteParameters(json, dialect, request);
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

    // Without the option, streams do not count tokens.
    private static void WriteStream(Utf8JsonWriter json)
    {
        json.WriteBoolean("stream", true);
        json.WriteStartObject("stream_options");
        json.WriteBoolean("include_usage", true);
        json.WriteEndObject();
    }
}
