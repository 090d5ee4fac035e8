using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Domain.Users;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Core.Domain.Review;

public class JudgmentCheckTests
{
    private static readonly Judgment Person = SomeReview.ByPerson(PairId.New(), UserId.New());
    private static readonly Judgment Judge = SomeReview.ByJudge(PairId.New());

    private static readonly TestCaseData[] Unsound =
    [
        Case(Person with { Verdict = null }, "has no verdict"),
        Case(Person with { Kind = JudgmentKind.Skip }, "no verdict has one"),
        Case(Person with { Judge = ContentHash.OfText("judge") }, "A judge is named"),
        Case(Judge with { Judge = null }, "A judge is named"),
        Case(Person with { Reviewer = null }, "names no reviewer"),
        Case(Judge with { Reviewer = UserId.New() }, "names a reviewer"),
        Case(Judge with { Verdict = Verdict.BothBad }, "Only people"),
        Case(Judge with { Source = JudgmentSource.Rule, Judge = null, Verdict = Verdict.BothBad }, "Only people"),
        Case(Person with { Kind = JudgmentKind.Retraction, Verdict = null }, "takes back no judgment"),
        Case(Judge with { Confidence = 1.01 }, "The confidence 1.01"),
        Case(Judge with { Confidence = double.NaN }, "The confidence NaN"),
        Case(Judge with { DerivedConfidence = -0.1 }, "The derived confidence -0.1"),
        Case(Person with { SelectionProbability = 2 }, "The selection probability 2"),
        Case(Person with { ActiveTime = TimeSpan.FromTicks(-1) }, "negative"),
        Case(Person with { Spans = [SomeReview.Span("text", "ex"), SomeReview.Span("other", "th")] }, "Span 2 is of another text"),
    ];

    [TestCaseSource(nameof(Unsound))]
    public void What_contradicts_itself_is_said(Judgment judgment, string problem) =>
        JudgmentCheck.Problems(judgment, _ => "text").ShouldHaveSingleItem().ShouldContain(problem);

    [Test]
    public void Sound_ones_have_no_problems()
    {
        Judgment[] sound =
        [
            Person, Judge, SomeReview.Skip(Person.Pair, Person.Reviewer!.Value), SomeReview.Retraction(Person), Person with { Verdict = Verdict.BothBad },
            Judge with { Kind = JudgmentKind.JudgeError, Verdict = null }, Judge with { Source = JudgmentSource.Rule, Judge = null, Verdict = Verdict.Tie },
            Person with { Source = JudgmentSource.Import, Reviewer = null }, Judge with { Confidence = 0, DerivedConfidence = 1 },
        ];
        foreach (var judgment in sound) JudgmentCheck.Problems(judgment, _ => throw new AssertionException("There are no spans.")).ShouldBeEmpty();
        JudgmentCheck.Problems(Person with { Spans = [SomeReview.Span("one", "n"), SomeReview.Span("two", "w", PairPlace.Second)] }, side => side == PairPlace.First ? "one" : "two").ShouldBeEmpty();
    }

    [Test]
    public void Two_spans_have_two_ids()
    {
        var span = SomeReview.Span("text", "ex");
        JudgmentCheck.Problems(Person with { Spans = [span, span] }, _ => "text").ShouldHaveSingleItem().ShouldContain("one id");
    }

    private static TestCaseData Case(Judgment judgment, string problem) => new TestCaseData(judgment, problem).SetArgDisplayNames(problem);
}
