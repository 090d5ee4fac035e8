using LlmEval.Core.Domain.Review;
using LlmEval.Core.Spans;

namespace LlmEval.UnitTests.Core.Spans;

public class SpanAnchoringTests
{
    [Test]
    public void An_unchanged_text_has_it_where_it_was()
    {
        const string text = "aa aa aa";
        SpanAnchoring.Find(text, SomeSpan.Of(text, 3, 5)).ShouldBe(new AnchoredSpan(new SpanRange(3, 5), AnchorMethod.Exact));
    }

    [Test]
    public void A_quote_that_is_there_once_is_found_wherever_it_is() =>
        SpanAnchoring.Find("else:\n    return -1", SomeSpan.Of("if x: return -1", "return -1")).ShouldBe(new AnchoredSpan(new SpanRange(10, 19), AnchorMethod.UniqueQuote));

    [Test]
    public void Of_several_the_one_with_the_same_surroundings_is_meant() =>
        SpanAnchoring.Find("d = 2\nb = 0\nc = 0\n", SomeSpan.Of("b = 0\nc = 0\n", 10, 11)).ShouldBe(new AnchoredSpan(new SpanRange(16, 17), AnchorMethod.Context));

    [Test]
    public void Of_several_with_other_surroundings_the_nearest_is_taken() =>
        SpanAnchoring.Find("x..........x....", SomeSpan.Of("..........x!", 10, 11)).ShouldBe(new AnchoredSpan(new SpanRange(11, 12), AnchorMethod.Nearest));

    [Test]
    public void Of_several_with_the_same_surroundings_the_nearest_of_them_is_taken()
    {
        var line = "    value = compute(value, other_value)\n"; // longer than the surroundings that are kept
        var text = string.Concat(Enumerable.Repeat(line, 5));
        var span = SomeSpan.Of(text, (2 * line.Length) + 12, (2 * line.Length) + 19);
        SpanAnchoring.Find("# new\n" + text, span).ShouldBe(new AnchoredSpan(new SpanRange((2 * line.Length) + 18, (2 * line.Length) + 25), AnchorMethod.Nearest));
    }

    [Test]
    public void Between_two_that_are_equally_near_the_earlier_is_taken() =>
        SpanAnchoring.Find("x...x", SomeSpan.Of("__x", 2, 3)).ShouldBe(new AnchoredSpan(new SpanRange(0, 1), AnchorMethod.Nearest));

    [Test]
    public void A_quote_that_is_gone_leaves_an_orphan() =>
        SpanAnchoring.Find("pass", SomeSpan.Of("return", "return")).ShouldBe(new AnchoredSpan(null, AnchorMethod.Orphaned));

    [Test]
    public void Occurrences_may_overlap()
    {
        var span = SomeSpan.Of("..aa", 2, 4);
        SpanAnchoring.Find(".baaa", span).Range.ShouldBe(new SpanRange(2, 4));
    }

    [Test]
    public void Half_of_another_character_is_no_occurrence()
    {
        var span = SomeSpan.Of("a\ude00b", 1, 2);
        SpanAnchoring.Find("😀 \ude00", span).ShouldBe(new AnchoredSpan(new SpanRange(3, 4), AnchorMethod.UniqueQuote));
        SpanAnchoring.Find("😀", span).Method.ShouldBe(AnchorMethod.Orphaned);
    }

    [Test]
    public void Texts_are_compared_by_code_unit_not_by_meaning() =>
        SpanAnchoring.Find("caf\u00e9", SomeSpan.Of("cafe\u0301", "e\u0301")).Method.ShouldBe(AnchorMethod.Orphaned);

    [Test]
    public void A_stored_range_that_the_quote_contradicts_is_not_believed() =>
        SpanAnchoring.Find("one two", SomeSpan.Of("one two", "two") with { Range = new SpanRange(0, 3) })
            .ShouldBe(new AnchoredSpan(new SpanRange(4, 7), AnchorMethod.UniqueQuote));

    [Test]
    public void A_span_that_was_never_located_is_found_only_where_its_quote_is_unique()
    {
        var span = SomeSpan.Of("a b a", "b") with { Range = null, Prefix = "", Suffix = "" };
        SpanAnchoring.Find("xx b", span).ShouldBe(new AnchoredSpan(new SpanRange(3, 4), AnchorMethod.UniqueQuote));
        SpanAnchoring.Find("b b", span).ShouldBe(new AnchoredSpan(null, AnchorMethod.Orphaned));
    }

    [FsCheck.NUnit.Property]
    public bool Anchoring_in_an_unchanged_text_is_the_identity(char[] units, int one, int other)
    {
        var text = AnyText.Of(units) + ".";
        var (start, end) = AnyText.Range(text, one, other);
        return SpanAnchoring.Find(text, SomeSpan.Of(text, start, end)) == new AnchoredSpan(new SpanRange(start, end), AnchorMethod.Exact);
    }

    [FsCheck.NUnit.Property]
    public bool Text_inserted_before_shifts_it(char[] units, char[] inserted)
    {
        // Marks at both ends make the quote unique, which is when it must be found whatever the rest is.
        var inner = AnyText.Of(units);
        var (before, after) = (AnyText.Of(inserted).Replace("⟦", "", StringComparison.Ordinal) + "|", "|" + inner.Replace("⟦", "", StringComparison.Ordinal));
        var text = "|⟦" + inner + "⟧" + after;
        var span = SomeSpan.Of(text, 1, inner.Length + 3);
        var found = SpanAnchoring.Find(before + text, span);
        return found.Range == new SpanRange(1 + before.Length, inner.Length + 3 + before.Length) && found.Method == AnchorMethod.UniqueQuote;
    }

    [FsCheck.NUnit.Property]
    public bool What_is_found_in_any_other_text_is_the_quote(char[] units, char[] others, int one, int other)
    {
        var text = AnyText.Of(units) + ".";
        var (start, end) = AnyText.Range(text, one, other);
        var span = SomeSpan.Of(text, start, end);
        var changed = AnyText.Of(others) + text[(start / 2)..];
        return SpanAnchoring.Find(changed, span).Range is not { } range
            ? SpanAnchoring.Find(changed, span).Method == AnchorMethod.Orphaned
            : SpanCheck.Problem(range, changed) is null && changed[range.StartUtf16..range.EndUtf16] == span.Quote;
    }
}
