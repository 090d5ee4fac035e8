using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LlmEval.IntegrationTests.Models;

/// <summary>Answers like OpenAI's chat completions API.</summary>
internal sealed class FakeOpenAiServer : FakeModelServer
{
    /// <summary>The right key.</summary>
    public const string Key = "sk-test-0123456789abcdef";

    /// <summary>Where it listens, up to and including the version.</summary>
    public Uri BaseUrl => new(Root, "v1");

    /// <summary>Starts a server.</summary>
    public static async Task<FakeOpenAiServer> StartAsync()
    {
        var server = new FakeOpenAiServer { RequiredKey = Key, Otherwise = call => FakeAnswer.Completion(call.LastMessage) };
        await server.ListenAsync();
        return server;
    }

    /// <summary>Fields that the server does not know, such as <c>response_format</c> or <c>tools</c>: old and small servers refuse them.</summary>
    public IReadOnlyCollection<string> Refused { get; set; } = [];

    protected override FakeAnswer? Check(RecordedCall call) =>
        FakeOpenAiRules.Check(call, RequiredKey, Models)
        ?? (Refused.FirstOrDefault(field => call.Json.TryGetProperty(field, out _)) is { } refused
            ? FakeAnswer.Failure(400, $"Unrecognized request argument supplied: {refused}", "invalid_request_error", null, refused)
            : null);

    // Role, reasoning, content in two pieces, the finish reason, and the usage in a piece without choices, as the API's reference has it.
    protected override FakeAnswer InPieces(RecordedCall call, FakeAnswer whole)
    {
        var answer = JsonSerializer.Deserialize<JsonElement>(whole.Body);
        var choice = answer.GetProperty("choices")[0];
        var message = choice.GetProperty("message");
        var usage = call.Json.TryGetProperty("stream_options", out var options) && options.GetProperty("include_usage").GetBoolean();
        var pieces = new StringBuilder();
        Delta(new JsonObject { ["role"] = "assistant", ["content"] = "", ["refusal"] = null }, null);
        foreach (var field in new[] { "content", "refusal" })
        {
            if (message.GetProperty(field).GetString() is not { Length: > 0 } text) continue;
            var middle = char.IsLowSurrogate(text[text.Length / 2]) ? (text.Length / 2) + 1 : text.Length / 2;
            Delta(new JsonObject { [field] = text[..middle] }, null);
            Delta(new JsonObject { [field] = text[middle..] }, null);
        }

        if (message.TryGetProperty("tool_calls", out var tools))
        {
            var (name, input) = (tools[0].GetProperty("function").GetProperty("name").GetString(), tools[0].GetProperty("function").GetProperty("arguments").GetString()!);
            Tool(new JsonObject { ["name"] = name, ["arguments"] = "" }, "call_1");
            Tool(new JsonObject { ["arguments"] = input[..(input.Length / 2)] }, null);
            Tool(new JsonObject { ["arguments"] = input[(input.Length / 2)..] }, null);
        }

        Delta([], choice.GetProperty("finish_reason").GetString());
        if (usage) Event([], JsonNode.Parse(answer.GetProperty("usage").GetRawText()));
        pieces.Append("data: [DONE]\n\n");
        return whole with { Body = pieces.ToString(), ContentType = "text/event-stream; charset=utf-8" };

        void Tool(JsonObject function, string? id)
        {
            var piece = new JsonObject { ["index"] = 0, ["function"] = function };
            if (id is not null) (piece["id"], piece["type"]) = (id, "function");
            Delta(new JsonObject { ["tool_calls"] = new JsonArray(piece) }, null);
        }

        void Delta(JsonObject delta, string? reason) =>
            Event([new JsonObject { ["index"] = 0, ["delta"] = delta, ["logprobs"] = null, ["finish_reason"] = reason }], null);

        void Event(JsonArray choices, JsonNode? counts)
        {
            var chunk = new JsonObject
            {
                ["id"] = answer.GetProperty("id").GetString(),
                ["object"] = "chat.completion.chunk",
                ["model"] = answer.GetProperty("model").GetString(),
                ["choices"] = choices,
            };
            if (usage) chunk["usage"] = counts;
            pieces.Append("data: ").Append(chunk.ToJsonString()).Append("\n\n");
        }
    }
}
