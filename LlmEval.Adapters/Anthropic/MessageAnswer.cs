using System.Text;
using System.Text.Json;
using LlmEval.Adapters.ModelApi;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Adapters.Anthropic;

/// <summary>Collects an answer, whether it comes whole or in pieces.</summary>
internal sealed class MessageAnswer
{
    private readonly StringBuilder text = new();
    private readonly StringBuilder toolInput = new();
    private string? servedModel;
    private string? stopReason;
    private string? refusal;
    private long? input;
    private long? cacheRead;
    private long? cacheWritten;
    private long? output;
    private long? thinking;

    /// <summary>Whether it said why it ended.</summary>
    public bool IsWhole => stopReason is not null;

    /// <summary>Adds text.</summary>
    public void Add(string? piece) => text.Append(piece);

    /// <summary>Adds to the input of the tool that the answer is: the only one of a request is there to hold it to a schema.</summary>
    public void AddToolInput(string? piece) => toolInput.Append(piece);

    /// <summary>Takes from an object of the API what the answer has of its fields: the model, the end, the token counts.</summary>
    public void Take(JsonElement part)
    {
        servedModel ??= part.Text("model");
        stopReason = part.Text("stop_reason") ?? stopReason;
        refusal = part.Field("stop_details")?.Text("explanation") ?? refusal;
        if (part.Field("usage") is not { } usage) return;
        // Later counts replace earlier ones; what a later one leaves out stays.
        input = usage.Integer("input_tokens") ?? input;
        cacheRead = usage.Integer("cache_read_input_tokens") ?? cacheRead;
        cacheWritten = usage.Integer("cache_creation_input_tokens") ?? cacheWritten;
        output = usage.Integer("output_tokens") ?? output;
        thinking = usage.Field("output_tokens_details")?.Integer("thinking_tokens") ?? thinking;
    }

    /// <summary>The answer as it is now.</summary>
    public ModelResponse ToResponse(TimeSpan latency, TimeSpan? firstToken) => new()
    {
        Text = toolInput.Length > 0 ? toolInput.ToString() : text.ToString(),
        Refusal = stopReason == "refusal" ? refusal ?? "The model refused and gave no reason." : null,
        FinishReason = Reason(stopReason),
        // The API counts uncached input alone as input.
        Usage = TokenCounts.Of(input + (cacheRead ?? 0) + (cacheWritten ?? 0), output, cacheRead, thinking),
        Latency = latency,
        TimeToFirstToken = firstToken,
        ServedModel = servedModel,
    };

    private static FinishReason Reason(string? reason) => reason switch
    {
        "end_turn" or "stop_sequence" or "tool_use" => FinishReason.Stop,
        "max_tokens" or "model_context_window_exceeded" => FinishReason.Length,
        "refusal" => FinishReason.ContentFilter,
        _ => FinishReason.Other,
    };
}
