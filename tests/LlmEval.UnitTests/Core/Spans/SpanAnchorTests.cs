using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Spans;

namespace LlmEval.UnitTests.Core.Spans;

public class SpanAnchorTests
{
    private const string Family = "👨‍👩‍👧‍👦"; // four emoji, three joiners: 11 code units, 7 code points

    // A source and not attributes: an attribute's text is stored as UTF-8, which has no lone surrogates.
    private static IEnumerable<TestCaseData> Texts()
    {
        yield return Case("emoji", "a😀b", 1, 3, "😀", "a", "b", 1, 2);
        yield return Case("a family of emoji with joiners", $"x{Family}y", 1, 12, Family, "x", "y", 1, 8);
        yield return Case("behind a family", $"{Family}!z", 11, 12, "!", Family, "z", 7, 8);
        yield return Case("Chinese beyond the basic plane", "漢𠮷字", 1, 3, "𠮷", "漢", "字", 1, 2);
        yield return Case("a combining mark alone", "e\u0301a", 1, 2, "\u0301", "e", "a", 1, 2);
        yield return Case("CRLF", "a\r\nb", 1, 3, "\r\n", "a", "b", 1, 3);
        yield return Case("tabs", "\t\tx", 1, 3, "\tx", "\t", "", 1, 3);
        yield return Case("NUL", "a\0b", 1, 2, "\0", "a", "b", 1, 2);
        yield return Case("a lone high surrogate", "a\ud83db", 1, 2, "\ud83d", "a", "b", 1, 2);
        yield return Case("surrogates in the wrong order", "\ude00\ud83d.", 0, 2, "\ude00\ud83d", "", ".", 0, 2);
        yield return Case("the whole text", "ab", 0, 2, "ab", "", "", 0, 2);

        static TestCaseData Case(string name, string text, int start, int end, string quote, string prefix, string suffix, int firstPoint, int lastPoint) =>
            new TestCaseData(text, start, end, quote, prefix, suffix, firstPoint, lastPoint).SetName($"An_anchor_keeps_quote_and_surroundings({name})");
    }

    [TestCaseSource(nameof(Texts))]
    public void An_anchor_keeps_quote_and_surroundings(string text, int start, int end, string quote, string prefix, string suffix, int firstPoint, int lastPoint)
    {
        var anchor = SpanAnchor.Of(text, new SpanRange(start, end));
        anchor.ShouldBe(new SpanAnchor(new SpanRange(start, end), quote, prefix, suffix, ContentHash.OfText(text)));
        CodePointRange.Of(text, anchor.Range).ShouldBe(new CodePointRange(firstPoint, lastPoint));
    }

    [Test]
    public void Surroundings_end_after_32_code_units()
    {
        var anchor = SpanAnchor.Of(new string('a', 40) + "|" + new string('b', 40), new SpanRange(40, 41));
        anchor.Prefix.ShouldBe(new string('a', 32));
        anchor.Suffix.ShouldBe(new string('b', 32));
    }

    [Test]
    public void Surroundings_never_cut_a_surrogate_pair()
    {
        var left = "😀" + new string('a', 31); // 32 units before the mark would begin in the middle of the emoji
        var right = new string('b', 31) + "😀";
        var anchor = SpanAnchor.Of(left + "|" + right, new SpanRange(33, 34));
        anchor.Prefix.ShouldBe(new string('a', 31));
        anchor.Suffix.ShouldBe(new string('b', 31));
    }

    [TestCase(1, 1, "is empty")]
    [TestCase(3, 1, "ends at 1, before it begins at 3")]
    [TestCase(-1, 1, "begins at -1")]
    [TestCase(3, 5, "4 UTF-16 code units")]
    [TestCase(0, int.MaxValue, "4 UTF-16 code units")]
    [TestCase(2, 4, "surrogate pair")]
    [TestCase(0, 2, "surrogate pair")]
    public void A_range_that_marks_nothing_whole_is_refused(int start, int end, string because)
    {
        const string text = "a😀b";
        Should.Throw<ArgumentException>(() => SpanAnchor.Of(text, new SpanRange(start, end))).Message.ShouldContain(because);
        Should.Throw<ArgumentException>(() => CodePointRange.Of(text, new SpanRange(start, end))).Message.ShouldContain(because);
    }

    [FsCheck.NUnit.Property]
    public bool Code_points_are_counted_as_runes_are(char[] units, int one, int other)
    {
        var text = AnyText.Of(units) + ".";
        var (start, end) = AnyText.Range(text, one, other);
        // An enumeration of runes gives one U+FFFD for each lone surrogate.
        return CodePointRange.Of(text, new SpanRange(start, end)) == new CodePointRange(text[..start].EnumerateRunes().Count(), text[..end].EnumerateRunes().Count());
    }
}
