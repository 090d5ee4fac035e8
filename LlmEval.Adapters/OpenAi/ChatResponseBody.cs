using System.Text.Json;
using LlmEval.Adapters.ModelApi;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Adapters.OpenAi;

/// <summary>Reads the body of a call that succeeded by its status and answers in one piece.</summary>
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
        catch (Exception problem) when (JsonFields.IsUnreadable(problem))
        {
            return ModelReply.Of(JsonFields.Malformed("The answer", problem, body.ToString()));
        }
    }

    private static ModelReply Read(JsonElement root, TimeSpan latency)
    {
        if (ChatFields.Failure(root) is { } failure) return ModelReply.Of(failure);
        if (root.Field("choices") is not { ValueKind: JsonValueKind.Array } choices || choices.GetArrayLength() == 0)
        {
            return Malformed($"The answer has no choices: {root.GetRawText()}");
        }

        var choice = choices[0];
        if (ChatFields.Failure(choice) is { } late) return ModelReply.Of(late);
        if (choice.Field("message") is not { ValueKind: JsonValueKind.Object } message)
        {
            return Malformed($"The answer has no message: {root.GetRawText()}");
        }

        var toolInput = ChatFields.ToolInput(message);
        return ModelReply.Of(new ModelResponse
        {
            Text = toolInput.Length > 0 ? toolInput : ChatFields.Content(message),
            Refusal = message.Text("refusal") is { Length: > 0 } refusal ? refusal : null,
            FinishReason = ChatFields.Reason(choice.Text("finish_reason"), toolInput),
            Usage = root.Field("usage") is { } usage ? ChatFields.Usage(usage) : null,
            Latency = latency,
            ServedModel = root.Text("model"),
        });
    }

    private static ModelReply Malformed(string message) => ModelReply.Of(ChatFields.Malformed(message));
}
