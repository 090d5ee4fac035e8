using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Domain.Users;

namespace LlmEval.Tests.Shared;

/// <summary>Valid records of reviewing; a test changes what it is about with <c>with</c>.</summary>
internal static class SomeReview
{
    public static PairSide Side(string model, SampleResult? sample = null, string task = "strings/shout") => new()
    {
        Sample = sample?.Id ?? SampleId.New(),
        CaseName = $"{model}/{task}",
        Model = model,
        SampleIndex = sample?.Index ?? 0,
        TextHash = ContentHash.OfText(sample?.Response?.Text ?? Some.Response().Text),
        Outcome = sample?.Outcome ?? Outcome.Passed,
    };

    public static ResponsePair Pair(RunId? run = null, PairSide? first = null, PairSide? second = null) => new()
    {
        Id = PairId.New(),
        Run = run ?? RunId.New(),
        TaskId = "strings/shout",
        TaskHash = Some.Task().Hash,
        Prompt = PromptVariant.DefaultId,
        First = first ?? Side("sample-strong"),
        Second = second ?? Side("sample-weak"),
    };

    public static JudgeRecord Judge(string name = "judge") => new()
    {
        Name = name,
        Provider = "replay",
        Model = name,
        Parameters = new ModelParameters { Temperature = 0 },
        Mode = JudgeMode.TextOnly,
        Prompt = "Say which response is better.",
        Swap = true,
    };

    /// <summary>What a judge that saw both orders said.</summary>
    public static Judgment ByJudge(PairId pair, Verdict verdict = Verdict.FirstBetter, double confidence = 0.9, JudgeRecord? judge = null) => new()
    {
        Id = JudgmentId.New(),
        Pair = pair,
        Source = JudgmentSource.Llm,
        Kind = JudgmentKind.Verdict,
        Verdict = verdict,
        Judge = (judge ?? Judge()).Hash,
        Confidence = confidence,
        DerivedConfidence = confidence,
        Critique = "The first one handles the empty word.",
        CreatedAt = Some.Time,
    };

    /// <summary>A person's verdict.</summary>
    public static Judgment ByPerson(PairId pair, UserId reviewer, Verdict verdict = Verdict.FirstBetter) => new()
    {
        Id = JudgmentId.New(),
        Pair = pair,
        Source = JudgmentSource.Human,
        Kind = JudgmentKind.Verdict,
        Verdict = verdict,
        Reviewer = reviewer,
        Lane = Lane.BlindFirst,
        Action = ReviewAction.Blind,
        Shown = ShownOrder.SecondIsA,
        QueuedAs = QueueReason.Ordinary,
        ActiveTime = TimeSpan.FromMilliseconds(1234.5678),
        WallTime = TimeSpan.FromMinutes(3),
        CreatedAt = Some.Time,
    };

    public static Judgment Skip(PairId pair, UserId reviewer) =>
        ByPerson(pair, reviewer) with { Kind = JudgmentKind.Skip, Verdict = null, Reason = "too long" };

    public static Judgment Retraction(Judgment of) => ByPerson(of.Pair, of.Reviewer!.Value) with { Kind = JudgmentKind.Retraction, Verdict = null, Supersedes = of.Id };

    /// <summary>A span over the first occurrence of the quote.</summary>
    public static Span Span(string text, string quote, PairPlace side = PairPlace.First)
    {
        var start = text.IndexOf(quote, StringComparison.Ordinal);
        var end = start + quote.Length;
        return new Span
        {
            Id = SpanId.New(),
            Side = side,
            Range = new SpanRange(start, end),
            Quote = quote,
            Prefix = text[Math.Max(0, start - 5)..start],
            Suffix = text[end..Math.Min(text.Length, end + 5)],
            TextHash = ContentHash.OfText(text),
            Category = IssueCategory.EdgeCase,
            Severity = Severity.Major,
            Note = "an empty word",
        };
    }

    /// <summary>A span whose quote does not stand in the text.</summary>
    public static Span Unlocated(string quote, ContentHash textHash) =>
        Span(quote, quote) with { Id = SpanId.New(), Range = null, TextHash = textHash };

    public static JudgeCall Call(PairId pair, JudgmentId judgment, JudgeRecord? judge = null) => new()
    {
        Facts = new JudgeCallFacts
        {
            Id = Guid.CreateVersion7(),
            Pair = pair,
            Judge = (judge ?? Judge()).Hash,
            Judgment = judgment,
            Shown = ShownOrder.FirstIsA,
            Outcome = JudgeCallOutcome.Answered,
            Verdict = Verdict.FirstBetter,
            Confidence = 0.8,
            Quotes = 2,
            LocatedQuotes = 1,
            Attempts = 1,
            Latency = TimeSpan.FromMilliseconds(812.3456),
            At = Some.Time,
        },
        Messages = [new ChatMessage(ChatRole.User, "Which is better?")],
        Answer = "{\"verdict\": \"A better\"}",
    };
}
