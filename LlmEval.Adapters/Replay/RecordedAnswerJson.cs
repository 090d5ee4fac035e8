using System.Text.Json;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Review;

namespace LlmEval.Adapters.Replay;

/// <summary>Reads a line of a replay file and says all that is wrong with it.</summary>
/// <remarks>
/// Our own form: <c>task_id</c>, <c>response</c> or <c>refusal</c> or both, or <c>error {status, kind, message}</c>; optional
/// <c>sample</c>, <c>prompt</c>, <c>finish_reason</c>, <c>usage {input_tokens, output_tokens, cached_input_tokens, reasoning_tokens}</c>,
/// <c>latency_ms</c>, <c>served_model</c>. HumanEval's samples: <c>task_id</c> and <c>completion</c>; EvalPlus': <c>task_id</c> and
/// <c>solution</c>. A judge's answers also have <c>first</c> and <c>second</c> (the ids of the two models), <c>order</c> and perhaps
/// <c>repair</c>. What a judge of the lab says of one response: <c>task_id</c> (the prompt), <c>config</c>, <c>sample</c> (the run's number
/// in its session, less 1), <c>overall_score</c>, perhaps <c>row</c>, <c>criteria_scores</c>, <c>comment</c>, <c>rank</c>, and
/// <c>prompt</c> for the review prompt's id. Fields that are not known are left alone: sample files carry all kinds of notes.
/// </remarks>
internal sealed class RecordedAnswerJson
{
    private static readonly string[] TextFields = ["response", "completion", "solution"];

    // Last one wins is what most parsers do with a repeated key; here it would drop an answer without a word.
    private static readonly JsonDocumentOptions Parsing = new() { AllowDuplicateProperties = false };

    private readonly List<string> problems = [];

    /// <summary>Reads a line. Null with problems when it is broken.</summary>
    public static RecordedAnswer? Read(ReadOnlyMemory<byte> line, out IReadOnlyList<string> problems)
    {
        var reader = new RecordedAnswerJson();
        problems = reader.problems;
        try
        {
            using var json = JsonDocument.Parse(line, Parsing);
            var answer = reader.Read(json.RootElement);
            return problems.Count == 0 ? answer : null;
        }
        catch (JsonException problem)
        {
            reader.problems.Add($"no JSON: {problem.Message}");
        }
        catch (InvalidOperationException)
        {
            reader.problems.Add("text with half a surrogate pair (\\ud800 to \\udfff alone), which is no Unicode");
        }

        return null;
    }

    private RecordedAnswer? Read(JsonElement line)
    {
        if (line.ValueKind != JsonValueKind.Object) return Problem<RecordedAnswer>("no JSON object");
        return new RecordedAnswer
        {
            TaskId = TaskId(line) ?? "",
            Prompt = Text(line, "prompt"),
            Sample = (int?)Count(line, "sample", int.MaxValue),
            Pair = Pair(line),
            Response = Subject(line),
            Reply = Field(line, "error") is { } error ? ModelReply.Of(Error(line, error)) : ModelReply.Of(Response(line)),
        };
    }

    private RecordedSubject? Subject(JsonElement line)
    {
        if (!IsOpinion(line)) return null;
        if (Field(line, "sample") is null) problems.Add("what a judge says of a response (with config and overall_score) needs sample: the run's number in its session, less 1");
        return new RecordedSubject(Text(line, "config") ?? "", Text(line, "row"));
    }

    private static bool IsOpinion(JsonElement line) => Field(line, "config") is not null && Field(line, OpinionText.Score) is not null;

    // MBPP numbers its tasks.
    private string? TaskId(JsonElement line) => Field(line, "task_id") switch
    {
        { ValueKind: JsonValueKind.String } text when text.GetString() is { Length: > 0 } id => id,
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        null => Problem<string>("task_id is missing"),
        _ => Problem<string>("task_id must be a text that is not empty"),
    };

    // Without a number of its own, a judge's answer would depend on where its line stands.
    private JudgedPair? Pair(JsonElement line)
    {
        if (Field(line, "first") is null || Field(line, "second") is null) return null;
        var (first, second, shown) = (Text(line, "first"), Text(line, "second"), Name<ShownOrder>(line, "order"));
        if (Field(line, "order") is null) problems.Add($"a judge's answer (with first and second) needs order: {string.Join(" or ", NameOf<ShownOrder>.All)}");
        if (Field(line, "sample") is null) problems.Add("a judge's answer (with first and second) needs sample");
        return new JudgedPair(first ?? "", second ?? "", shown ?? ShownOrder.FirstIsA, Flag(line, "repair"));
    }

    private bool Flag(JsonElement line, string name)
    {
        if (Field(line, name) is not { } value) return false;
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False)) problems.Add($"{name} must be true or false");
        return value.ValueKind == JsonValueKind.True;
    }

    private ModelResponse Response(JsonElement line)
    {
        if (IsOpinion(line)) return Opinion(line);
        var given = TextFields.Where(name => Field(line, name) is not null).ToList();
        var refusal = Text(line, "refusal");
        if (given.Count > 1) problems.Add($"{string.Join(" and ", given)} together: give one");
        if (given.Count == 0 && refusal is null) problems.Add("response (or completion, solution, refusal, error) is missing");
        return new()
        {
            Text = given.Count == 0 ? "" : Text(line, given[0]) ?? "",
            Refusal = refusal,
            FinishReason = Name<FinishReason>(line, "finish_reason") ?? FinishReason.Stop,
            Usage = Usage(line),
            Latency = TimeSpan.FromMilliseconds(Milliseconds(line)),
            ServedModel = Text(line, "served_model"),
        };
    }

    private ModelResponse Opinion(JsonElement line) => new()
    {
        Text = OpinionText.Of(line),
        FinishReason = FinishReason.Stop,
        Usage = Usage(line),
        Latency = TimeSpan.FromMilliseconds(Milliseconds(line)),
    };

    private ModelError Error(JsonElement line, JsonElement error)
    {
        if (error.ValueKind != JsonValueKind.Object)
        {
            problems.Add("error must be an object with status and message");
            return new() { Kind = ModelErrorKind.Malformed, Message = "" };
        }

        foreach (var name in TextFields.Append("refusal").Where(name => Field(line, name) is not null))
        {
            problems.Add($"error and {name} together: a call brings one or the other");
        }

        var status = (int?)Count(error, "status", 599);
        // Without a status there was no response: the connection failed, unless the record says more.
        var kind = Name<ModelErrorKind>(error, "kind") ?? (status is { } code ? ModelError.KindOf(code) : ModelErrorKind.Connection);
        return new() { Kind = kind, Status = status, Message = Text(error, "message") ?? "recorded without a message" };
    }

    private TokenUsage? Usage(JsonElement line)
    {
        if (Field(line, "usage") is not { } usage) return null;
        if (usage.ValueKind != JsonValueKind.Object) return Problem<TokenUsage>("usage must be an object");
        return new()
        {
            InputTokens = Needed("input_tokens"),
            OutputTokens = Needed("output_tokens"),
            CachedInputTokens = Count(usage, "cached_input_tokens", long.MaxValue) ?? 0,
            ReasoningTokens = Count(usage, "reasoning_tokens", long.MaxValue) ?? 0,
        };

        long Needed(string name)
        {
            if (Field(usage, name) is null) problems.Add($"usage has no {name}");
            return Count(usage, name, long.MaxValue) ?? 0;
        }
    }

    private double Milliseconds(JsonElement line)
    {
        if (Field(line, "latency_ms") is not { } value) return 0;
        if (value.ValueKind == JsonValueKind.Number && value.GetDouble() is >= 0 and < 1e12 and var latency) return latency;
        problems.Add("latency_ms must be a number from 0");
        return 0;
    }

    private long? Count(JsonElement parent, string name, long most)
    {
        if (Field(parent, name) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var count) && count >= 0 && count <= most) return count;
        problems.Add($"{name} must be an integer from 0");
        return null;
    }

    private string? Text(JsonElement parent, string name) => Field(parent, name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        _ => Problem<string>($"{name} must be a text"),
    };

    private T? Name<T>(JsonElement parent, string name)
        where T : struct, Enum
    {
        if (Text(parent, name) is not { } text) return null;
        if (NameOf<T>.TryParse(text, out var value)) return value;
        problems.Add($"{name} '{text}' is not one of: {string.Join(", ", NameOf<T>.All)}");
        return null;
    }

    private T? Problem<T>(string problem)
        where T : class
    {
        problems.Add(problem);
        return null;
    }

    private static JsonElement? Field(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
