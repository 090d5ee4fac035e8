using System.Text.Json;
using System.Text.Json.Nodes;

namespace LlmEval.IntegrationTests.Models;

/// <summary>How a <see cref="FakeModelServer"/> answers one call. The shapes are those of OpenAI's API reference.</summary>
internal sealed record FakeAnswer
{
    /// <summary>The status.</summary>
    public int Status { get; init; } = 200;

    /// <summary>The body.</summary>
    public required string Body { get; init; }

    /// <summary>The body's type.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>Whether the body is events.</summary>
    public bool IsStream => ContentType.StartsWith("text/event-stream", StringComparison.Ordinal);

    /// <summary>Whether callers that ask for pieces get them; servers that do not know the wish answer whole.</summary>
    public bool InPieces { get; init; }

    /// <summary>Waited behind every 64 bytes: a slow stream.</summary>
    public TimeSpan PieceDelay { get; init; }

    /// <summary>Cuts the connection instead of answering.</summary>
    public bool CutsBeforeHeaders { get; init; }

    /// <summary>Further headers.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Time before the answer.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>Waited for before the answer: lets a test hold calls as long as it likes.</summary>
    public Task? Held { get; init; }

    /// <summary>Called when the whole answer is on its way.</summary>
    public Action? Sent { get; init; }

    /// <summary>Bytes of the body after which the server stops; null sends all.</summary>
    public int? StopAfter { get; init; }

    /// <summary>What it does when it stops: cut the connection, or keep it open and send no more.</summary>
    public bool HangsThere { get; init; }

    /// <summary>An answer of the model.</summary>
    public static FakeAnswer Completion(
        string? content, string finishReason = "stop", string? refusal = null, JsonObject? usage = null) => new()
        {
            InPieces = true,
            Body = new JsonObject
            {
                ["id"] = "chatcmpl-B9MBs8CjcvOU2jLn4n570S5qMJKcT",
                ["object"] = "chat.completion",
                ["created"] = 1741569952,
                ["model"] = "gpt-4o-2024-08-06",
                ["choices"] = new JsonArray(new JsonObject
                {
                    ["index"] = 0,
                    ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = content, ["refusal"] = refusal },
                    ["logprobs"] = null,
                    ["finish_reason"] = finishReason,
                }),
                ["usage"] = usage ?? Usage(19, 10),
                ["service_tier"] = "default",
                ["system_fingerprint"] = "fp_fc9f1d7035",
            }.ToJsonString(),
        };

    /// <summary>An answer that calls the only tool of the call.</summary>
    public static FakeAnswer ToolCall(RecordedCall call, string input)
    {
        var answer = Completion(null, "tool_calls");
        var body = JsonNode.Parse(answer.Body)!;
        body["choices"]![0]!["message"]!["tool_calls"] = new JsonArray(new JsonObject
        {
            ["id"] = "call_1",
            ["type"] = "function",
            ["function"] = new JsonObject { ["name"] = call.Json.GetProperty("tools")[0].GetProperty("function").GetProperty("name").GetString(), ["arguments"] = input },
        });
        return answer with { Body = body.ToJsonString() };
    }

    /// <summary>Token counts as the API sends them.</summary>
    public static JsonObject Usage(int input, int output, int cached = 0, int reasoning = 0) => new()
    {
        ["prompt_tokens"] = input,
        ["completion_tokens"] = output,
        ["total_tokens"] = input + output,
        ["prompt_tokens_details"] = new JsonObject { ["cached_tokens"] = cached, ["audio_tokens"] = 0 },
        ["completion_tokens_details"] = new JsonObject
        {
            ["reasoning_tokens"] = reasoning,
            ["audio_tokens"] = 0,
            ["accepted_prediction_tokens"] = 0,
            ["rejected_prediction_tokens"] = 0,
        },
    };

    /// <summary>A failure, as the API words it.</summary>
    public static FakeAnswer Failure(int status, string message, string type, string? code, string? param = null) => new()
    {
        Status = status,
        Body = JsonSerializer.Serialize(new { error = new { message, type, param, code } }),
    };

    /// <summary>Too many calls.</summary>
    public static FakeAnswer RateLimited(params (string Name, string Value)[] headers) =>
        Failure(429, "Rate limit reached for gpt-4o on requests per min (RPM): Limit 3, Used 3.", "requests", "rate_limit_exceeded")
            with
        { Headers = headers.ToDictionary(header => header.Name, header => header.Value) };

    /// <summary>The server failed.</summary>
    public static FakeAnswer ServerError(params (string Name, string Value)[] headers) =>
        Failure(500, "The server had an error while processing your request. Sorry about that!", "server_error", null)
            with
        { Headers = headers.ToDictionary(header => header.Name, header => header.Value) };
}
