using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Domain.Users;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Core.Domain.Review;

public class JudgmentHashTests
{
    private static readonly Judgment Judged = SomeReview.ByPerson(new PairId(Guid.Parse("0198a000-0000-7000-8000-000000000001")), new UserId(Guid.Parse("0198a000-0000-7000-8000-000000000002"))) with
    {
        Id = new JudgmentId(Guid.Parse("0198a000-0000-7000-8000-000000000003")),
        Spans = [SomeReview.Span("return word", "word") with { Id = new SpanId(Guid.Parse("0198a000-0000-7000-8000-000000000004")) }],
    };

    private static readonly Func<Judgment, Judgment>[] Changes =
    [
        j => j with { Id = JudgmentId.New() },
        j => j with { Pair = PairId.New() },
        j => j with { Source = JudgmentSource.Import },
        j => j with { Kind = JudgmentKind.Skip },
        j => j with { Verdict = Verdict.Tie },
        j => j with { Verdict = null },
        j => j with { Judge = ContentHash.OfText("a judge") },
        j => j with { Reviewer = UserId.New() },
        j => j with { Lane = Lane.Assisted },
        j => j with { Action = ReviewAction.Accept },
        j => j with { Shown = ShownOrder.FirstIsA },
        j => j with { IsInconsistent = true },
        j => j with { Confidence = 0.5 },
        j => j with { DerivedConfidence = 0.5 },
        j => j with { Critique = "" },
        j => j with { Critique = "\ud83d" },
        j => j with { Critique = "\ufffd" },
        j => j with { Reason = "0.5" },
        j => j with { Suggestion = JudgmentId.New() },
        j => j with { Supersedes = JudgmentId.New() },
        j => j with { QueuedAs = null },
        j => j with { SelectionProbability = 0.5 },
        j => j with { ActiveTime = j.ActiveTime + TimeSpan.FromTicks(1) },
        j => j with { WallTime = j.ActiveTime },
        j => j with { GuidelineVersion = 1 },
        j => j with { CreatedAt = j.CreatedAt.AddMicroseconds(1) },
        j => j with { Spans = [] },
        j => j with { Spans = [.. j.Spans, .. j.Spans] },
        j => OnSpan(j, s => s with { Id = SpanId.New() }),
        j => OnSpan(j, s => s with { Side = PairPlace.Second }),
        j => OnSpan(j, s => s with { Range = null }),
        j => OnSpan(j, s => s with { Range = new SpanRange(6, 11) }),
        j => OnSpan(j, s => s with { Range = new SpanRange(7, 10) }),
        j => OnSpan(j, s => s with { Quote = "wor" }),
        j => OnSpan(j, s => s with { Prefix = "" }),
        j => OnSpan(j, s => s with { Suffix = "x" }),
        j => OnSpan(j, s => s with { TextHash = ContentHash.OfText("x") }),
        j => OnSpan(j, s => s with { Category = IssueCategory.Style }),
        j => OnSpan(j, s => s with { Severity = Severity.Minor }),
        j => OnSpan(j, s => s with { Note = null }),
        j => OnSpan(j, s => s with { TakenFrom = SpanId.New() }),
    ];

    [Test]
    public void It_changes_with_every_field_its_sequence_and_the_hash_before()
    {
        List<ContentHash> hashes =
        [
            JudgmentHash.Of(Judged, 1, null),
            JudgmentHash.Of(Judged, 2, null),
            JudgmentHash.Of(Judged, 1, ContentHash.OfText("before")),
            .. Changes.Select(change => JudgmentHash.Of(change(Judged), 1, null)),
        ];
        hashes.ShouldBeUnique();
    }

    [Test]
    public void No_property_is_forgotten()
    {
        // Whoever adds a field finds this: add it to the hash, and a change of it above.
        typeof(Judgment).GetProperties().Length.ShouldBe(24);
        typeof(Span).GetProperties().Length.ShouldBe(11);
    }

    // Computed outside of .NET, from the rules that JudgmentHash states.
    [Test]
    public void It_is_the_same_for_ever() =>
        JudgmentHash.Of(Judged, 1, null).Hex.ShouldBe("a5657646729572d2bca64de0f3ac879711b4761eb7e1f9d2799705d45292d6d2");

    [Test]
    public void Times_count_as_they_are_stored() =>
        JudgmentHash.Of(Judged with { CreatedAt = Judged.CreatedAt.AddTicks(9).ToOffset(TimeSpan.FromHours(2)) }, 1, null).ShouldBe(JudgmentHash.Of(Judged, 1, null));

    private static Judgment OnSpan(Judgment judgment, Func<Span, Span> change) => judgment with { Spans = [change(judgment.Spans[0])] };
}
