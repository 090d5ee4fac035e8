using System.Text.Json;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Adapters.ModelApi;

/// <summary>What a server says of a failure, in whatever shape.</summary>
/// <param name="Code">Its code or type, e.g. <c>rate_limit_exceeded</c>.</param>
/// <param name="Message">Its words.</param>
internal sealed record ErrorBody(string? Code, string Message)
{
    // What no waiting mends, in spite of a status that says so (429) or blames the call (400). The last code and the words are Anthropic's.
    private static readonly HashSet<string> OutOfQuotaCodes = new(StringComparer.Ordinal)
    {
        "insufficient_quota", "billing_not_active", "billing_hard_limit_reached", "insufficient_user_quota", "enforced_spend_limit_reached",
    };

    private static readonly string[] OutOfQuotaWords =
        ["credit balance is too low", "You have reached your specified API usage limits", "You have reached your specified workspace API usage limits"];

    private bool IsOutOfQuota =>
        (Code is not null && OutOfQuotaCodes.Contains(Code)) || Array.Exists(OutOfQuotaWords, words => Message.Contains(words, StringComparison.Ordinal));

    /// <summary>Reads the body of a failed call; a body that is no JSON is its own message.</summary>
    public static ErrorBody Read(BinaryData body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return Read(json.RootElement.Field("error") ?? json.RootElement);
        }
        catch (Exception problem) when (JsonFields.IsUnreadable(problem))
        {
            return new(null, body.ToString());
        }
    }

    /// <summary>
    /// Reads an error: OpenAI's object with <c>message</c>, <c>type</c> and <c>code</c> (vLLM and others alike), Ollama's plain text,
    /// FastAPI's <c>detail</c>; Anthropic's <c>details</c> with a code inside; anything else as it is.
    /// </summary>
    public static ErrorBody Read(JsonElement error) => error.ValueKind == JsonValueKind.String
        ? new(null, error.GetString()!)
        : new(
            error.Text("code") ?? error.Field("details")?.Text("error_code") ?? error.Text("type"),
            error.Text("message") ?? error.Text("detail") ?? error.GetRawText());

    /// <summary>The HTTP status that gateways put into an error instead of sending it.</summary>
    public static int? StatusIn(JsonElement error) =>
        (error.Integer("code") ?? error.Integer("status")) is { } status and >= 400 and < 600 ? (int)status : null;

    /// <summary>The error for a call with this status.</summary>
    public ModelError ToError(int status, TimeSpan? retryAfter = null)
    {
        var kind = IsOutOfQuota ? ModelErrorKind.Authentication : ModelError.KindOf(status);
        return new()
        {
            Kind = kind,
            Message = $"HTTP {status}{(Code is null ? "" : " " + Code)}: {(Message.Trim().Length == 0 ? "no message" : Message)}",
            Status = status,
            RetryAfter = kind == ModelErrorKind.Authentication ? null : retryAfter,
        };
    }
}
