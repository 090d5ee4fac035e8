using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Domain.Users;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Support;

/// <summary>Pairs and what is said of them, for what is derived from judgments. Ids are the same in every run.</summary>
internal static class SomeVotes
{
    public static readonly UserId Ann = Person(1);
    public static readonly UserId Ben = Person(2);
    public static readonly UserId Eve = Person(3);

    /// <summary>The run of every pair here.</summary>
    public static readonly RunId Run = new(Guid.Parse("0198a000-0000-7000-8000-0000deadbeef"));

    /// <summary>A judge that sees texts only.</summary>
    public static readonly JudgeRecord Judge = JudgeOf(JudgeMode.TextOnly);

    private static int made;

    public static UserId Person(int number) => new(new Guid($"0198a000-0000-7000-9000-{number:x12}"));

    public static JudgeRecord JudgeOf(JudgeMode mode, string name = "judge") => new()
    {
        Name = name,
        Provider = "replay",
        Model = name,
        Parameters = new ModelParameters { Temperature = 0 },
        Mode = mode,
        Prompt = "Say which response is better.",
        Swap = true,
    };

    /// <summary>The pair with this number: of a task of its own unless one is named.</summary>
    public static ResponsePair Pair(int number, string? task = null, Outcome first = Outcome.Passed, Outcome second = Outcome.Passed) => new()
    {
        Id = new PairId(new Guid($"0198a000-0000-7000-a000-{number:x12}")),
        Run = Run,
        TaskId = task ?? $"task/{number}",
        TaskHash = ContentHash.OfText(task ?? $"task/{number}"),
        Prompt = PromptVariant.DefaultId,
        First = Side("strong", number, first),
        Second = Side("weak", number, second),
    };

    /// <summary>A person's verdict, blind unless said otherwise.</summary>
    public static Judgment Vote(ResponsePair pair, UserId reviewer, Verdict verdict) => Entry(pair) with
    {
        Source = JudgmentSource.Human,
        Reviewer = reviewer,
        Verdict = verdict,
        Lane = Lane.Blind,
        Action = ReviewAction.Blind,
        Shown = ShownOrder.FirstIsA,
    };

    /// <summary>A verdict of a judge that saw both orders.</summary>
    public static Judgment Opinion(ResponsePair pair, Verdict verdict, double? confidence = null, JudgeRecord? judge = null) => Entry(pair) with
    {
        Source = JudgmentSource.Llm,
        Judge = (judge ?? Judge).Hash,
        Verdict = verdict,
        Confidence = confidence,
    };

    /// <summary>A mark on a response.</summary>
    public static Span Mark(PairPlace side, IssueCategory category) => new()
    {
        Id = SpanId.New(),
        Side = side,
        Quote = "x",
        TextHash = ContentHash.OfText("x"),
        Category = category,
        Severity = Severity.Major,
    };

    private static Judgment Entry(ResponsePair pair) => new()
    {
        Id = new JudgmentId(new Guid($"0198a000-0000-7000-b000-{Interlocked.Increment(ref made):x12}")),
        Pair = pair.Id,
        Source = JudgmentSource.Rule,
        Kind = JudgmentKind.Verdict,
        CreatedAt = Some.Time,
    };

    private static PairSide Side(string model, int number, Outcome outcome) => new()
    {
        Sample = new SampleId(new Guid($"0198a000-0000-7000-{(model == "strong" ? "c000" : "d000")}-{number:x12}")),
        CaseName = $"{model}/task/{number}",
        Model = model,
        SampleIndex = 0,
        TextHash = ContentHash.OfText($"{model} {number}"),
        Outcome = outcome,
    };
}
