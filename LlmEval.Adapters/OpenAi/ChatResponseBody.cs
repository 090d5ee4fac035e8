using System.Text.Json;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Adapters.OpenAi;

/// <summary>Reads the body of a call that succeeded by its status.</summary>
/// <remarks>Read as data and not into the SDK's types: those throw at a finish reason or a role that OpenAI itself does not have.</remarks>
internal static class ChatResponseBody
{
    /// <summary>The answer in a body, or why there is none.</summary>
    public static ModelReply Read(BinaryData body, TimeSpan latency)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return Read(json.RootElement, latency);
        }
        catch (JsonException problem)
        {
            return Malformed($"The answer is no JSON ({problem.Message}): {body}");
        }
        catch (InvalidOperationException problem)
        {
            // What GetString says of half a surrogate pair.
            return Malformed($"The answer holds text that is not Unicode ({problem.Message}).");
        }
    }

    private static ModelReply Read(JsonElement root, TimeSpan latency)
    {
        // Gateways pass the failure of the server behind them on with status 200.
        if (root.Field("error") is { } error) return ModelReply.Of(ErrorBody.Read(error).ToError(ErrorBody.StatusIn(error) ?? 502));
        if (root.Field("choices") is not { ValueKind: JsonValueKind.Array } choices || choices.GetArrayLength() == 0)
        {
            return Malformed($"The answer has no choices: {root.GetRawText()}");
        }

        var choice = choices[0];
        if (choice.Field("error") is { } late) return ModelReply.Of(ErrorBody.Read(late).ToError(ErrorBody.StatusIn(late) ?? 502));
        if (choice.Field("message") is not { ValueKind: JsonValueKind.Object } message)
        {
            return Malformed($"The answer has no message: {root.GetRawText()}");
        }

        return ModelReply.Of(new ModelResponse
        {
            Text = Content(message),
            Refusal = message.Text("refusal") is { Length: > 0 } refusal ? refusal : null,
            FinishReason = Reason(choice.Text("finish_reason")),
            Usage = root.Field("usage") is { } usage ? Usage(usage) : null,
            Latency = latency,
            ServedModel = root.Text("model"),
        });
    }

    // A text, or (some gateways) a list of parts of which only those of type text are the answer.
    private static string Content(JsonElement message) => message.Field("content") switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        { ValueKind: JsonValueKind.Array } parts =>
            string.Concat(parts.EnumerateArray().Where(part => part.Text("type") == "text").Select(part => part.Text("text"))),
        _ => "",
    };

    private static FinishReason Reason(string? reason) => reason switch
    {
        "stop" => FinishReason.Stop,
        "length" => FinishReason.Length,
        "content_filter" => FinishReason.ContentFilter,
        _ => FinishReason.Other,
    };

    private static TokenUsage? Usage(JsonElement usage) =>
        usage.Integer("prompt_tokens") is { } input && usage.Integer("completion_tokens") is { } output
            ? new TokenUsage
            {
                InputTokens = input,
                OutputTokens = output,
                CachedInputTokens = usage.Field("prompt_tokens_details")?.Integer("cached_tokens") ?? 0,
                ReasoningTokens = usage.Field("completion_tokens_details")?.Integer("reasoning_tokens") ?? 0,
            }
            : null;

    private static ModelReply Malformed(string message) =>
        ModelReply.Of(new ModelError { Kind = ModelErrorKind.Malformed, Message = message });
}
