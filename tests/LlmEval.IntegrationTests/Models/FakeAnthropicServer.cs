using System.Text;
using System.Text.Json.Nodes;

namespace LlmEval.IntegrationTests.Models;

/// <summary>Answers like Anthropic's Messages API. The shapes are those of its API reference.</summary>
internal sealed class FakeAnthropicServer : FakeModelServer
{
    /// <summary>The right key.</summary>
    public const string Key = "sk-ant-test-0123456789abcdef";

    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "model", "max_tokens", "messages", "system", "temperature", "top_p", "top_k", "stop_sequences", "stream", "thinking",
        "output_config", "metadata", "service_tier", "tools", "tool_choice",
    };

    /// <summary>Starts a server.</summary>
    public static async Task<FakeAnthropicServer> StartAsync()
    {
        var server = new FakeAnthropicServer { RequiredKey = Key, Otherwise = call => Message(call.LastMessage) };
        await server.ListenAsync();
        return server;
    }

    /// <summary>An answer of the model, with a block of thinking before the text where some is given.</summary>
    public static FakeAnswer Message(string text, string stopReason = "end_turn", string? thinking = null, JsonObject? usage = null)
    {
        JsonArray content = [new JsonObject { ["type"] = "text", ["text"] = text }];
        if (thinking is not null) content.Insert(0, new JsonObject { ["type"] = "thinking", ["thinking"] = thinking, ["signature"] = "c2ln" });
        return new FakeAnswer
        {
            InPieces = true,
            Body = new JsonObject
            {
                ["id"] = "msg_01XFDUDYJgAACzvnptvVoYEL",
                ["type"] = "message",
                ["role"] = "assistant",
                ["model"] = "claude-opus-4-6",
                ["content"] = content,
                ["stop_reason"] = stopReason,
                ["stop_sequence"] = null,
                ["stop_details"] = stopReason == "refusal" ? new JsonObject { ["type"] = "refusal", ["explanation"] = "Not that." } : null,
                ["usage"] = usage ?? Usage(19, 10),
            }.ToJsonString(),
        };
    }

    /// <summary>An answer that uses the only tool of the call.</summary>
    public static FakeAnswer ToolUse(string name, JsonObject input)
    {
        var answer = Message("", "tool_use");
        var body = JsonNode.Parse(answer.Body)!;
        body["content"] = new JsonArray(new JsonObject { ["type"] = "tool_use", ["id"] = "toolu_1", ["name"] = name, ["input"] = input });
        return answer with { Body = body.ToJsonString() };
    }

    /// <summary>Token counts as the API sends them.</summary>
    public static JsonObject Usage(int input, int output, int read = 0, int written = 0, int thinking = 0) => new()
    {
        ["input_tokens"] = input,
        ["cache_creation_input_tokens"] = written,
        ["cache_read_input_tokens"] = read,
        ["output_tokens"] = output,
        ["output_tokens_details"] = new JsonObject { ["thinking_tokens"] = thinking },
        ["service_tier"] = "standard",
    };

    /// <summary>A failure, as the API words it.</summary>
    public static FakeAnswer Failure(int status, string type, string message, string? code = null, params (string Name, string Value)[] headers) => new()
    {
        Status = status,
        Body = new JsonObject
        {
            ["type"] = "error",
            ["error"] = Error(type, message, code),
            ["request_id"] = "req_123",
        }.ToJsonString(),
        Headers = headers.ToDictionary(header => header.Name, header => header.Value),
    };

    protected override FakeAnswer? Check(RecordedCall call)
    {
        if (call is not { Method: "POST", Path: "/v1/messages" }) return Failure(404, "not_found_error", "Not Found");
        if (!call.Headers.ContainsKey("anthropic-version")) return Invalid("anthropic-version: header is required");
        var given = call.Headers.GetValueOrDefault("x-api-key") ?? call.Headers.GetValueOrDefault("authorization")?.Replace("Bearer ", "", StringComparison.Ordinal);
        if (RequiredKey is not null && given != RequiredKey) return Failure(401, "authentication_error", $"invalid x-api-key {given}");

        var body = call.Json;
        var unknown = body.EnumerateObject().Select(field => field.Name).FirstOrDefault(name => !Known.Contains(name));
        if (unknown is not null) return Invalid($"{unknown}: Extra inputs are not permitted");
        if (!body.TryGetProperty("max_tokens", out _)) return Invalid("max_tokens: Field required");
        var model = body.GetProperty("model").GetString()!;
        if (Models.Count > 0 && !Models.Contains(model)) return Failure(404, "not_found_error", $"model: {model}");
        var system = body.GetProperty("messages").EnumerateArray().Any(message => message.GetProperty("role").GetString() == "system");
        return system ? Invalid("messages: Unexpected role \"system\". The Messages API accepts a top-level `system` parameter") : null;
    }

    protected override FakeAnswer InPieces(RecordedCall call, FakeAnswer whole)
    {
        var message = JsonNode.Parse(whole.Body)!.AsObject();
        var events = new StringBuilder();
        var start = message.DeepClone().AsObject();
        start["content"] = new JsonArray();
        start["stop_reason"] = start["stop_details"] = null;
        start["usage"]!["output_tokens"] = 1;
        start["usage"]!.AsObject().Remove("output_tokens_details");
        Event("message_start", new() { ["message"] = start });
        Event("ping", []);
        foreach (var (index, block) in message["content"]!.AsArray().Index())
        {
            var field = (string)block!["type"]!;
            if (field == "tool_use")
            {
                var input = block["input"]!.ToJsonString();
                var begun = block.DeepClone().AsObject();
                begun["input"] = new JsonObject();
                Event("content_block_start", new() { ["index"] = index, ["content_block"] = begun });
                foreach (var piece in new[] { "", input[..(input.Length / 2)], input[(input.Length / 2)..] })
                    Event("content_block_delta", new() { ["index"] = index, ["delta"] = new JsonObject { ["type"] = "input_json_delta", ["partial_json"] = piece } });
                Event("content_block_stop", new() { ["index"] = index });
                continue;
            }

            var text = (string)block[field]!;
            var empty = block.DeepClone().AsObject();
            empty[field] = "";
            Event("content_block_start", new() { ["index"] = index, ["content_block"] = empty });
            var middle = text.Length > 0 && char.IsLowSurrogate(text[text.Length / 2]) ? (text.Length / 2) + 1 : text.Length / 2;
            foreach (var piece in new[] { text[..middle], text[middle..] })
            {
                Event("content_block_delta", new() { ["index"] = index, ["delta"] = new JsonObject { ["type"] = field + "_delta", [field] = piece } });
            }

            if (field == "thinking")
            {
                Event("content_block_delta", new() { ["index"] = index, ["delta"] = new JsonObject { ["type"] = "signature_delta", ["signature"] = "c2ln" } });
            }

            Event("content_block_stop", new() { ["index"] = index });
        }

        Event("message_delta", new()
        {
            ["delta"] = new JsonObject
            {
                ["stop_reason"] = message["stop_reason"]!.DeepClone(),
                ["stop_sequence"] = null,
                ["stop_details"] = message["stop_details"]?.DeepClone(),
            },
            ["usage"] = new JsonObject
            {
                ["output_tokens"] = message["usage"]!["output_tokens"]!.DeepClone(),
                ["output_tokens_details"] = message["usage"]!["output_tokens_details"]!.DeepClone(),
            },
        });
        Event("message_stop", []);
        return whole with { Body = events.ToString(), ContentType = "text/event-stream; charset=utf-8" };

        void Event(string type, JsonObject data)
        {
            data.Insert(0, "type", type);
            events.Append("event: ").Append(type).Append("\ndata: ").Append(data.ToJsonString()).Append("\n\n");
        }
    }

    private static FakeAnswer Invalid(string message) => Failure(400, "invalid_request_error", message);

    private static JsonObject Error(string type, string message, string? code)
    {
        var error = new JsonObject { ["type"] = type, ["message"] = message };
        if (code is not null) error["details"] = new JsonObject { ["error_code"] = code };
        return error;
    }
}
