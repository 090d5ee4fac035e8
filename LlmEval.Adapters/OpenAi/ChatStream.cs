using System.Text;
using System.Text.Json;
using LlmEval.Adapters.ModelApi;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Adapters.OpenAi;

/// <summary>Puts an answer together from its pieces (<c>chat.completion.chunk</c>).</summary>
/// <remarks>An answer is whole when it says why it ended or the stream says <c>[DONE]</c>; one that is cut before is a failure, never a short answer.</remarks>
internal sealed class ChatStream
{
    private const string Done = "[DONE]";

    private readonly AttemptClock clock;
    private readonly StringBuilder text = new();
    private readonly StringBuilder toolInput = new();
    private readonly StringBuilder refusal = new();
    private TimeSpan? firstToken;
    private bool hasChoice;
    private bool isWhole;
    private string? reason;
    private string? servedModel;
    private TokenUsage? usage;

    private ChatStream(AttemptClock clock) => this.clock = clock;

    /// <summary>Reads a stream to its end.</summary>
    public static async Task<ModelReply> ReadAsync(Stream body, ApiCall call)
    {
        var answer = new ChatStream(call.Clock);
        await foreach (var item in call.EventsOf(body))
        {
            if (item.Data == Done)
            {
                answer.isWhole = true;
                break;
            }

            if (answer.Add(item.Data) is { } failure) return ModelReply.Of(failure);
        }

        return answer.Reply();
    }

    private ModelError? Add(string data)
    {
        try
        {
            using var json = JsonDocument.Parse(data);
            return Add(json.RootElement);
        }
        catch (Exception problem) when (JsonFields.IsUnreadable(problem))
        {
            return JsonFields.Malformed("A piece of the answer", problem, data);
        }
    }

    private ModelError? Add(JsonElement chunk)
    {
        if (ChatFields.Failure(chunk) is { } failure) return failure;
        servedModel ??= chunk.Text("model");
        // In a last piece without choices, behind the one with the finish reason; some servers count along in each.
        if (chunk.Field("usage") is { } counts) usage = ChatFields.Usage(counts) ?? usage;
        if (chunk.Field("choices") is not { ValueKind: JsonValueKind.Array } choices || choices.GetArrayLength() == 0) return null;

        var choice = choices[0];
        if (ChatFields.Failure(choice) is { } late) return late;
        hasChoice = true;
        if (choice.Field("delta") is { } delta) AddDelta(delta);
        if (choice.Text("finish_reason") is not { } given) return null;
        reason = given;
        isWhole = true;
        return null;
    }

    private void AddDelta(JsonElement delta)
    {
        var content = ChatFields.Content(delta);
        var refused = delta.Text("refusal");
        var reasoning = delta.Text("reasoning_content") ?? delta.Text("reasoning");
        if (firstToken is null && (content.Length > 0 || refused is { Length: > 0 } || reasoning is { Length: > 0 })) firstToken = clock.Elapsed;
        text.Append(content);
        toolInput.Append(ChatFields.ToolInput(delta));
        refusal.Append(refused);
    }

    private ModelReply Reply()
    {
        if (!isWhole) return ModelReply.Of(TransportFailure.CutStream);
        if (!hasChoice) return ModelReply.Of(ChatFields.Malformed("The answer has no choices."));
        return ModelReply.Of(new ModelResponse
        {
            Text = toolInput.Length > 0 ? toolInput.ToString() : text.ToString(),
            Refusal = refusal.Length > 0 ? refusal.ToString() : null,
            FinishReason = ChatFields.Reason(reason, toolInput.ToString()),
            Usage = usage,
            Latency = clock.Elapsed,
            TimeToFirstToken = firstToken,
            ServedModel = servedModel,
        });
    }
}
