using System.Text.Json;
using LlmEval.Adapters.ModelApi;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Adapters.OpenAi;

/// <summary>Reads what whole answers and their pieces have in common.</summary>
/// <remarks>Read as data and not into the SDK's types: those throw at a finish reason or a role that OpenAI itself does not have.</remarks>
internal static class ChatFields
{
    /// <summary>
    /// The failure that a body or a choice tells in spite of its status 200: gateways pass that of the server behind them on so, and once
    /// an answer has begun there is no other way.
    /// </summary>
    public static ModelError? Failure(JsonElement part)
    {
        var error = part.Field("error") ?? (part.Text("object") == "error" ? part : null);
        return error is { } told ? ErrorBody.Read(told).ToError(ErrorBody.StatusIn(told) ?? 502) : null;
    }

    /// <summary>The content: a text, or (some servers) a list of parts of which only those of type text are the answer.</summary>
    public static string Content(JsonElement message) => message.Field("content") switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        { ValueKind: JsonValueKind.Array } parts =>
            string.Concat(parts.EnumerateArray().Where(part => part.Text("type") == "text").Select(part => part.Text("text"))),
        _ => "",
    };

    /// <summary>
    /// The input of the first tool call, where the answer is one: of a stream, a piece of it. No request has more than one tool, which is
    /// there to hold the answer to a schema.
    /// </summary>
    public static string ToolInput(JsonElement message) =>
        message.Field("tool_calls") is { ValueKind: JsonValueKind.Array } calls && calls.GetArrayLength() > 0 && (calls[0].Integer("index") ?? 0) == 0
            ? calls[0].Field("function")?.Text("arguments") ?? ""
            : "";

    /// <summary>Why the answer ended.</summary>
    public static FinishReason Reason(string? reason) => reason switch
    {
        "stop" => FinishReason.Stop,
        "length" => FinishReason.Length,
        "content_filter" => FinishReason.ContentFilter,
        _ => FinishReason.Other,
    };

    /// <summary>Why an answer ended that is the input of a tool, where there is any: to have called it is to be done.</summary>
    public static FinishReason Reason(string? reason, string toolInput) => toolInput.Length > 0 && reason is "tool_calls" ? FinishReason.Stop : Reason(reason);

    /// <summary>
    /// The token counts. DeepSeek says its cache hits as <c>prompt_cache_hit_tokens</c>. Some servers leave reasoning out of
    /// <c>completion_tokens</c>, which shows in a <c>total_tokens</c> that is larger by just that: there it is added.
    /// </summary>
    public static TokenUsage? Usage(JsonElement usage)
    {
        var input = usage.Integer("prompt_tokens");
        var output = usage.Integer("completion_tokens");
        var reasoning = usage.Field("completion_tokens_details")?.Integer("reasoning_tokens");
        if (reasoning > 0 && usage.Integer("total_tokens") == input + output + reasoning) output += reasoning;
        var cached = usage.Field("prompt_tokens_details")?.Integer("cached_tokens") ?? usage.Integer("prompt_cache_hit_tokens");
        return TokenCounts.Of(input, output, cached, reasoning);
    }

    /// <summary>An answer that cannot be read.</summary>
    public static ModelError Malformed(string message) => new() { Kind = ModelErrorKind.Malformed, Message = message };
}
