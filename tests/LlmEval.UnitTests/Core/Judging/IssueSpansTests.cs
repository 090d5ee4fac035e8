using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Judging;

namespace LlmEval.UnitTests.Core.Judging;

public class IssueSpansTests
{
    private static readonly StoredPair Pair = SomePairs.Stored();

    [Test]
    public void An_issue_becomes_a_span_of_the_response_that_was_shown_under_its_letter()
    {
        var span = SomePairs.Opinion(ShownOrder.SecondIsA, "B_better", pair: Pair, issues: ("A", "return word + '!'")).Spans.ShouldHaveSingleItem();

        span.Side.ShouldBe(PairPlace.Second);
        span.Range.ShouldBe(new SpanRange(31, 48));
        span.Quote.ShouldBe("return word + '!'");
        (span.Prefix, span.Suffix).ShouldBe(("```python\ndef shout(word):\n    "[^31..], "\n```\nThis is right."));
        span.TextHash.ShouldBe(ContentHash.OfText(SomePairs.SecondText));
        span.Note.ShouldBe("wrong in [second]");
        SpanCheck.Problem(span, SomePairs.SecondText).ShouldBeNull();
    }

    [Test]
    public void A_quote_that_is_nowhere_is_a_span_without_a_place_and_one_without_words_is_none()
    {
        var spans = SomePairs.Opinion(ShownOrder.FirstIsA, "B_better", pair: Pair, issues: [("A", "return word.lower()"), ("B", "  ")]).Spans;

        var span = spans.ShouldHaveSingleItem();
        (span.Range, span.Quote, span.Side).ShouldBe((null, "return word.lower()", PairPlace.First));
        SpanCheck.Problem(span, SomePairs.FirstText).ShouldBeNull();
    }

    [Test]
    public void Surroundings_do_not_cut_a_character_in_two()
    {
        var text = string.Concat(Enumerable.Repeat("😀", 17)) + "X" + string.Concat(Enumerable.Repeat("😀", 17)) + "ab";
        var shifted = "." + text;
        foreach (var response in new[] { text, shifted, text.Replace("X", "Xy", StringComparison.Ordinal) })
        {
            var span = SomePairs.Opinion(ShownOrder.FirstIsA, "B_better", pair: SomePairs.Stored(first: response), issues: ("A", "X")).Spans.ShouldHaveSingleItem();
            SpanCheck.Problem(span, response).ShouldBeNull();
            char.IsLowSurrogate(span.Prefix[0]).ShouldBeFalse();
            char.IsHighSurrogate(span.Suffix[^1]).ShouldBeFalse();
        }
    }

    [Test]
    public void What_both_orders_mark_is_one_span()
    {
        var spans = PairVerdict.Of(
        [
            SomePairs.Opinion(ShownOrder.FirstIsA, "A_better", pair: Pair, issues: [("B", "return word + '!'"), ("B", "nowhere"), ("A", "upper")]),
            SomePairs.Opinion(ShownOrder.SecondIsA, "B_better", pair: Pair, issues: [("A", "return  word  + '!'"), ("A", "nowhere"), ("B", "word.upper()")]),
        ]).Spans;

        spans.Select(span => (span.Side, span.Quote)).ShouldBe(
            [(PairPlace.Second, "return word + '!'"), (PairPlace.Second, "nowhere"), (PairPlace.First, "upper"), (PairPlace.First, "word.upper()")]);
        spans.Select(span => span.Id).ShouldBeUnique();
    }

    [Test]
    public void Of_two_severities_the_graver_one_stays()
    {
        var mild = SomePairs.Opinion(ShownOrder.FirstIsA, "A_better", pair: Pair, issues: ("B", "return")).Spans[0] with { Severity = Severity.Minor };

        IssueSpans.Merge([mild, mild with { Id = SpanId.New(), Severity = Severity.Critical }]).ShouldHaveSingleItem().Severity.ShouldBe(Severity.Critical);
    }
}
