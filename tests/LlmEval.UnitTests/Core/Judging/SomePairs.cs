using System.Text.Json;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Judging;
using LlmEval.Core.Judging.Reading;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Core.Judging;

/// <summary>Pairs, and what judges say of them.</summary>
internal static class SomePairs
{
    public const string FirstText = "```python\ndef shout(word):\n    return word.upper() + '!'\n```";

    public const string SecondText = "```python\ndef shout(word):\n    return word + '!'\n```\nThis is right.";

    public static AnsweredSample Answered(string model, int index = 0, string task = "strings/shout", string prompt = "default", Outcome outcome = Outcome.Passed, string? text = null) => new()
    {
        Sample = SampleId.New(),
        CaseName = $"{model}/{task}",
        Model = model,
        Prompt = prompt,
        TaskId = task,
        TaskHash = ContentHash.OfText(task),
        Index = index,
        Outcome = outcome,
        TextHash = ContentHash.OfText(text ?? $"{model} {index}"),
        TextBytes = (text ?? "0123456789").Length,
    };

    public static ResponsePair Pair(string first = FirstText, string second = SecondText, string task = "strings/shout", Outcome firstOutcome = Outcome.Passed, Outcome secondOutcome = Outcome.Failed) => new()
    {
        Id = PairId.New(),
        Run = RunId.New(),
        TaskId = task,
        TaskHash = ContentHash.OfText(task),
        Prompt = "default",
        First = Side("gpt-4o", first, firstOutcome),
        Second = Side("claude", second, secondOutcome),
    };

    public static StoredPair Stored(ResponsePair pair, string first = FirstText, string second = SecondText) => new()
    {
        Pair = pair,
        TaskTitle = "Shout a word",
        TaskPrompt = Some.Task().Prompt,
        Tests = "def check(candidate): ...",
        Messages = [new ChatMessage(ChatRole.User, "…")],
        First = Some.Sample(outcome: pair.First.Outcome) with { Id = pair.First.Sample, Response = Some.Response(first), Message = pair.First.Outcome == Outcome.Passed ? null : "assert 1 == 2" },
        Second = Some.Sample(outcome: pair.Second.Outcome) with { Id = pair.Second.Sample, Response = Some.Response(second), Message = pair.Second.Outcome == Outcome.Passed ? null : "assert 1 == 2" },
    };

    public static StoredPair Stored(string first = FirstText, string second = SecondText) => Stored(Pair(first, second), first, second);

    public static string Answer(string verdict, double confidence = 0.8, string critique = "[A] is this, [B] is that.", params (string Candidate, string Quote)[] issues) => JsonSerializer.Serialize(new
    {
        critique,
        issues = issues.Select(issue => new { candidate = issue.Candidate, quote = issue.Quote, category = "correctness/logic", severity = "major", note = $"wrong in [{issue.Candidate}]" }),
        verdict,
        confidence,
    });

    public static OrderOpinion Opinion(ShownOrder shown, string verdict, double confidence = 0.8, StoredPair? pair = null, params (string Candidate, string Quote)[] issues) =>
        OrderOpinion.Of(pair ?? Stored(), shown, JudgeCallOutcome.Answered, JudgeAnswerReader.Read(Answer(verdict, confidence, issues: issues)).Value, null);

    private static PairSide Side(string model, string text, Outcome outcome) => new()
    {
        Sample = SampleId.New(),
        CaseName = $"{model}/strings/shout",
        Model = model,
        SampleIndex = 0,
        TextHash = ContentHash.OfText(text),
        Outcome = outcome,
    };
}
