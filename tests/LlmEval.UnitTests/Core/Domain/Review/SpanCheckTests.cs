using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Review;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Core.Domain.Review;

public class SpanCheckTests
{
    // 0 a, 1-2 emoji, 3 b, 4-5 e and a combining accent, 6-7 CJK, 8-9 CRLF, 10 c, 11-12 beyond the BMP, 13 half of a pair.
    private const string Text = "a😀be\u0301日本\r\nc𝒳\ud83d";

    [TestCase(0, 1)]
    [TestCase(1, 3)]
    [TestCase(0, 14)]
    [TestCase(4, 5, Description = "without its accent: a code unit of its own")]
    [TestCase(5, 6)]
    [TestCase(6, 8)]
    [TestCase(8, 9, Description = "half of CRLF is a character")]
    [TestCase(9, 13)]
    [TestCase(13, 14, Description = "a half that stands alone is not cut")]
    public void A_span_on_whole_characters_is_sound(int start, int end) => SpanCheck.Problem(At(start, end), Text).ShouldBeNull();

    [TestCase(2, 3, "cuts a character in two at 2")]
    [TestCase(1, 2, "cuts a character in two at 2")]
    [TestCase(0, 12, "cuts a character in two at 12")]
    [TestCase(3, 3, "is empty")]
    [TestCase(5, 3, "ends at 3, before it begins at 5")]
    [TestCase(-1, 3, "begins at -1")]
    [TestCase(10, 15, "ends at 15, but the text has 14")]
    [TestCase(20, 25, "ends at 25")]
    [TestCase(int.MinValue, int.MaxValue, "begins at")]
    public void A_span_that_does_not_stand_in_the_text_is_refused(int start, int end, string problem)
    {
        var span = At(0, 1) with { Range = new SpanRange(start, end), Quote = start >= 0 && end <= Text.Length && end > start ? Text[start..end] : "a", Prefix = "", Suffix = "" };
        SpanCheck.Problem(span, Text).ShouldNotBeNull().ShouldContain(problem);
    }

    [Test]
    public void The_quote_is_compared_code_unit_by_code_unit()
    {
        SpanCheck.Problem(At(4, 6) with { Quote = "é" }, Text).ShouldNotBeNull().ShouldContain("quotes a text that does not stand at 4 to 6");
        SpanCheck.Problem(At(8, 10) with { Quote = "\n" }, Text).ShouldNotBeNull().ShouldContain("quotes a text");
        SpanCheck.Problem(At(0, 1) with { Quote = "A" }, Text).ShouldNotBeNull().ShouldContain("quotes a text");
        SpanCheck.Problem(At(0, 1) with { Quote = "" }, Text).ShouldNotBeNull().ShouldContain("quotes nothing");
    }

    [Test]
    public void The_text_is_the_one_that_was_marked() =>
        SpanCheck.Problem(At(0, 1), Text + " ").ShouldNotBeNull().ShouldContain("of another text");

    [Test]
    public void Surroundings_stand_around_it_and_are_short()
    {
        SpanCheck.Problem(At(3, 4) with { Prefix = "😀", Suffix = "" }, Text).ShouldBeNull();
        SpanCheck.Problem(At(3, 4) with { Prefix = "x" }, Text).ShouldNotBeNull().ShouldContain("prefix that does not stand before 3");
        SpanCheck.Problem(At(3, 4) with { Suffix = "x" }, Text).ShouldNotBeNull().ShouldContain("suffix that does not stand after 4");
        SpanCheck.Problem(At(3, 4) with { Suffix = new string('x', 33) }, Text).ShouldNotBeNull().ShouldContain("more than 32");
    }

    [Test]
    public void Another_kind_of_issue_needs_a_note()
    {
        SpanCheck.Problem(At(0, 1) with { Category = IssueCategory.Other, Note = " " }, Text).ShouldNotBeNull().ShouldContain("no note");
        SpanCheck.Problem(At(0, 1) with { Category = IssueCategory.Other, Note = "odd" }, Text).ShouldBeNull();
        SpanCheck.Problem(At(0, 1) with { Note = null }, Text).ShouldBeNull();
    }

    [Test]
    public void A_quote_that_was_not_found_needs_no_place()
    {
        SpanCheck.Problem(SomeReview.Unlocated("nowhere", ContentHash.OfText(Text)), Text).ShouldBeNull();
        SpanCheck.Problem(SomeReview.Unlocated("nowhere", ContentHash.OfText("x")), Text).ShouldNotBeNull();
    }

    private static Span At(int start, int end) => SomeReview.Span("x", "x") with
    {
        Range = new SpanRange(start, end),
        Quote = Text[start..end],
        Prefix = Text[Math.Max(0, start - 3)..start],
        Suffix = Text[end..Math.Min(Text.Length, end + 3)],
        TextHash = ContentHash.OfText(Text),
    };
}
