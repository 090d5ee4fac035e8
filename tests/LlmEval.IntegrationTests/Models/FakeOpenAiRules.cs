using System.Text.Json;
using System.Text.RegularExpressions;

namespace LlmEval.IntegrationTests.Models;

/// <summary>What OpenAI's API refuses before a model sees it.</summary>
internal static partial class FakeOpenAiRules
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "model", "messages", "max_tokens", "max_completion_tokens", "temperature", "top_p", "frequency_penalty", "presence_penalty",
        "reasoning_effort", "verbosity", "seed", "stop", "n", "stream", "stream_options", "response_format", "tools", "tool_choice", "logprobs", "user", "store", "metadata",
    };

    /// <summary>The refusal, or null when the call may pass.</summary>
    /// <param name="call">The call.</param>
    /// <param name="key">The key that is right, or null for a server without keys.</param>
    /// <param name="models">The models that are served; empty: all.</param>
    public static FakeAnswer? Check(RecordedCall call, string? key, IReadOnlyCollection<string> models)
    {
        if (call.Method != "POST" || !call.Path.StartsWith("/v1/chat/completions", StringComparison.Ordinal))
        {
            return Invalid(404, $"Invalid URL ({call.Method} {call.Path})", null);
        }

        var given = call.Headers.GetValueOrDefault("authorization")?.Replace("Bearer ", "", StringComparison.Ordinal);
        if (key is not null && given != key) return Invalid(401, $"Incorrect API key provided: {given}.", "invalid_api_key");

        var body = call.Json;
        var model = body.GetProperty("model").GetString()!;
        if (models.Count > 0 && !models.Contains(model))
        {
            return Invalid(404, $"The model `{model}` does not exist or you do not have access to it.", "model_not_found");
        }

        var unknown = body.EnumerateObject().Select(field => field.Name).FirstOrDefault(name => !Known.Contains(name));
        if (unknown is not null) return Invalid(400, $"Unrecognized request argument supplied: {unknown}", null);

        return CheckSchema(body) ?? (Reasoning().IsMatch(model) ? CheckReasoning(body) : null);
    }

    // Strict schemas: every property required, nothing else allowed, and a name of letters, digits, - and _.
    private static FakeAnswer? CheckSchema(JsonElement body)
    {
        var (holder, field, place) = body.TryGetProperty("response_format", out var format) && format.GetProperty("type").GetString() == "json_schema"
            ? (format.GetProperty("json_schema"), "schema", "response_format")
            : body.TryGetProperty("tools", out var tools) ? (tools[0].GetProperty("function"), "parameters", "function") : default;
        if (place is null) return null;
        if (!Name().IsMatch(holder.GetProperty("name").GetString()!)) return Invalid(400, $"Invalid '{place}.name': string does not match pattern.", "invalid_value", place);
        return holder.GetProperty("strict").GetBoolean() && Loose(holder.GetProperty(field)) is { } why
            ? Invalid(400, $"Invalid schema for {place} '{holder.GetProperty("name")}': {why}", "invalid_json_schema", place)
            : null;
    }

    private static string? Loose(JsonElement schema)
    {
        if (schema.TryGetProperty("items", out var items)) return Loose(items);
        if (!schema.TryGetProperty("properties", out var properties)) return null;
        if (!schema.TryGetProperty("additionalProperties", out var more) || more.GetBoolean()) return "'additionalProperties' is required to be supplied and to be false.";
        var required = schema.GetProperty("required").EnumerateArray().Select(name => name.GetString()).ToHashSet();
        return properties.EnumerateObject().Select(property => property.Name).FirstOrDefault(name => !required.Contains(name)) is { } missing
            ? $"'required' is required to be supplied and to be an array including every key in properties. Missing '{missing}'."
            : properties.EnumerateObject().Select(property => Loose(property.Value)).FirstOrDefault(why => why is not null);
    }

    private static FakeAnswer? CheckReasoning(JsonElement body)
    {
        string[] unsupported = ["max_tokens", "temperature", "top_p", "frequency_penalty", "presence_penalty"];
        return Array.Find(unsupported, name => body.TryGetProperty(name, out _)) is { } refused
            ? Invalid(400, $"Unsupported parameter: '{refused}' is not supported with this model.", "unsupported_parameter", refused)
            : null;
    }

    private static FakeAnswer Invalid(int status, string message, string? code, string? param = null) =>
        FakeAnswer.Failure(status, message, "invalid_request_error", code, param);

    [GeneratedRegex("^[a-zA-Z0-9_-]{1,64}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();

    [GeneratedRegex("^(o[0-9]|gpt-[5-9])(?!-chat)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reasoning();
}
