using System.Text.Json;
using System.Text.RegularExpressions;

namespace LlmEval.IntegrationTests.Models;

/// <summary>What OpenAI's API refuses before a model sees it.</summary>
internal static partial class FakeOpenAiRules
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "model", "messages", "max_tokens", "max_completion_tokens", "temperature", "top_p", "frequency_penalty", "presence_penalty",
        "reasoning_effort", "verbosity", "seed", "stop", "n", "stream", "stream_options", "response_format", "logprobs", "user", "store", "metadata",
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

        return Reasoning().IsMatch(model) ? CheckReasoning(body) : null;
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

    [GeneratedRegex("^(o[0-9]|gpt-[5-9])(?!-chat)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reasoning();
}
