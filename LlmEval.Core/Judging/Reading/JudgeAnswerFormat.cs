using System.Text.Json.Nodes;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Review;

namespace LlmEval.Core.Judging.Reading;

/// <summary>The form of a judge's answer on a pair: critique first, then what is wrong, then the verdict, then how sure.</summary>
/// <remarks>
/// The order matters, as models write from the front: a verdict before its reasons would be a guess with an excuse. Within OpenAI's
/// strict subset of JSON Schema, which knows no bounds of numbers in its first versions; that a confidence lies in 0 to 1 is checked on
/// reading.
/// </remarks>
public static class JudgeAnswerFormat
{
    /// <summary>The words of the verdict as judges write them, with A as first.</summary>
    public static IReadOnlyDictionary<string, Verdict> Verdicts { get; } = new Dictionary<string, Verdict>(StringComparer.Ordinal)
    {
        ["A_much_better"] = Verdict.FirstMuchBetter,
        ["A_better"] = Verdict.FirstBetter,
        ["tie"] = Verdict.Tie,
        ["B_better"] = Verdict.SecondBetter,
        ["B_much_better"] = Verdict.SecondMuchBetter,
    };

    /// <summary>The schema.</summary>
    public static AnswerSchema Schema { get; } = new("pair_verdict", "Critique, issues, verdict and confidence on two responses.", Object(
        ("critique", Text("Analysis of both responses, [A] and [B], before any verdict.")),
        ("issues", new JsonObject
        {
            ["type"] = "array",
            ["items"] = Object(
                ("candidate", Choice(["A", "B"])),
                ("quote", Text("A passage of that response, copied to the letter.")),
                ("category", Choice(NameOf<IssueCategory>.All)),
                ("severity", Choice(NameOf<Severity>.All)),
                ("note", Text("What is wrong about it, in a sentence."))),
        }),
        ("verdict", Choice([.. Verdicts.Keys])),
        ("confidence", new JsonObject { ["type"] = "number", ["description"] = "How sure you are of the verdict, from 0 to 1." })).ToJsonString());

    private static JsonObject Object(params (string Name, JsonNode Schema)[] properties) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(properties.Select(property => KeyValuePair.Create(property.Name, (JsonNode?)property.Schema))),
        ["required"] = new JsonArray([.. properties.Select(property => JsonValue.Create(property.Name))]),
        ["additionalProperties"] = false,
    };

    private static JsonObject Text(string description) => new() { ["type"] = "string", ["description"] = description };

    private static JsonObject Choice(IReadOnlyList<string> words) =>
        new() { ["type"] = "string", ["enum"] = new JsonArray([.. words.Select(word => JsonValue.Create(word))]) };
}
