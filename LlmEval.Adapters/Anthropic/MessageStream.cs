using System.Text.Json;
using LlmEval.Adapters.ModelApi;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Adapters.Anthropic;

/// <summary>Puts an answer together from the events of a stream.</summary>
/// <remarks>
/// <c>message_start</c>, then for each block <c>content_block_start</c>, <c>content_block_delta</c>… and <c>content_block_stop</c>, then
/// <c>message_delta</c> with the reason to stop, and <c>message_stop</c>; <c>ping</c> and <c>error</c> anywhere. What is unknown is passed
/// over, as the API's versioning policy asks. A stream that ends before the reason to stop is a failure, never a short answer.
/// </remarks>
internal sealed class MessageStream
{
    private readonly AttemptClock clock;
    private readonly MessageAnswer answer = new();
    private TimeSpan? firstToken;

    private MessageStream(AttemptClock clock) => this.clock = clock;

    /// <summary>Reads a stream to its end.</summary>
    public static async Task<ModelReply> ReadAsync(Stream body, ApiCall call)
    {
        var stream = new MessageStream(call.Clock);
        await foreach (var item in call.EventsOf(body))
        {
            if (stream.Add(item.Data) is { } failure) return ModelReply.Of(failure);
        }

        return stream.answer.IsWhole
            ? ModelReply.Of(stream.answer.ToResponse(call.Clock.Elapsed, stream.firstToken))
            : ModelReply.Of(TransportFailure.CutStream);
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

    private ModelError? Add(JsonElement part)
    {
        switch (part.Text("type"))
        {
            case "message_start" when part.Field("message") is { } message:
                answer.Take(message);
                break;
            // A block may begin with text of its own.
            case "content_block_start" when part.Field("content_block") is { } block && block.Text("type") is "text" or "thinking":
                AddText(block);
                break;
            case "content_block_delta" when part.Field("delta") is { } delta:
                AddText(delta);
                break;
            case "message_delta":
                answer.Take(part);
                if (part.Field("delta") is { } end) answer.Take(end);
                break;
            case "error":
                return MessageErrors.Read(part.Field("error") ?? part);
        }

        return null;
    }

    private void AddText(JsonElement piece)
    {
        var text = piece.Text("text");
        if (text is { Length: > 0 } || piece.Text("thinking") is { Length: > 0 }) firstToken ??= clock.Elapsed;
        answer.Add(text);
        answer.AddToolInput(piece.Text("partial_json"));
    }
}
