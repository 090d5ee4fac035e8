using System.Text.Json;
using LlmEval.Adapters.ModelApi;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Adapters.Anthropic;

/// <summary>Reads the body of a call that succeeded by its status and answers in one piece.</summary>
internal static class MessageBody
{
    /// <summary>The answer in a body, or why there is none.</summary>
    public static ModelReply Read(BinaryData body, TimeSpan latency)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return Read(json.RootElement, latency);
        }
        catch (Exception problem) when (JsonFields.IsUnreadable(problem))
        {
            return ModelReply.Of(JsonFields.Malformed("The answer", problem, body.ToString()));
        }
    }

    private static ModelReply Read(JsonElement root, TimeSpan latency)
    {
        if (root.Field("error") is { } error) return ModelReply.Of(MessageErrors.Read(error));
        if (root.Field("content") is not { ValueKind: JsonValueKind.Array } blocks)
        {
            return ModelReply.Of(new ModelError { Kind = ModelErrorKind.Malformed, Message = $"The answer has no content: {root.GetRawText()}" });
        }

        var answer = new MessageAnswer();
        answer.Take(root);
        foreach (var block in blocks.EnumerateArray())
        {
            if (block.Text("type") == "text") answer.Add(block.Text("text"));
            if (block.Text("type") == "tool_use" && block.Field("input") is { } input) answer.AddToolInput(input.GetRawText());
        }

        return ModelReply.Of(answer.ToResponse(latency, firstToken: null));
    }
}
