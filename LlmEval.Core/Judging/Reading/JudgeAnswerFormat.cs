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
    public static AnswerSchema Schema { get; } = new("pair_verdict", "Critique, issues, verdict and confidence on two responses.", StrictSchema.Object(
        ("critique", StrictSchema.Text("Analysis of both responses, [A] and [B], before any verdict.")),
        ("issues", StrictSchema.Array(StrictSchema.Object(
            ("candidate", StrictSchema.Choice(["A", "B"])),
            ("quote", StrictSchema.Text("A passage of that response, copied to the letter.")),
            ("category", StrictSchema.Choice(NameOf<IssueCategory>.All)),
            ("severity", StrictSchema.Choice(NameOf<Severity>.All)),
            ("note", StrictSchema.Text("What is wrong about it, in a sentence."))))),
        ("verdict", StrictSchema.Choice([.. Verdicts.Keys])),
        ("confidence", StrictSchema.Number("How sure you are of the verdict, from 0 to 1."))).ToJsonString());
}
