using LlmEval.Core.Judging.Reading;

namespace LlmEval.UnitTests.Core.Judging;

public class QuoteLocatorTests
{
    private const string Text = "def f(x):\n    if x:\n        return 1\n    return 1\n😀 done";

    [TestCase("return 1", "return 1", 28)]
    [TestCase("  return 1\n", "return 1", 28)]
    [TestCase("if x: return 1", "if x:\n        return 1", 14)]
    [TestCase("deff(x):", "def f(x):", 0)]
    [TestCase("😀", "😀", 50)]
    public void A_quote_is_found_exactly_else_without_regard_to_white_space_and_at_its_first_place(string quote, string found, int start)
    {
        var range = QuoteLocator.Find(Text, quote)!.Value;

        Text[range.StartUtf16..range.EndUtf16].ShouldBe(found);
        range.StartUtf16.ShouldBe(start);
    }

    [TestCase("return 2")]
    [TestCase("if x: ... return 1")]
    [TestCase("DEF F(X):")]
    [TestCase("")]
    [TestCase(" \n\t")]
    public void What_is_not_there_is_not_found(string quote) => QuoteLocator.Find(Text, quote).ShouldBeNull();

    [FsCheck.NUnit.Property]
    public bool Every_passage_of_a_text_is_found_in_it_with_the_same_words(string? text, int from, int length)
    {
        text ??= "";
        if (text.Length == 0) return true;
        var start = Math.Abs(from % text.Length);
        var quote = text.Substring(start, Math.Abs(length % (text.Length - start + 1)));
        var range = QuoteLocator.Find(text, quote);
        return quote.Trim().Length == 0 ? range is null : range is { } found && text[found.StartUtf16..found.EndUtf16] == quote.Trim();
    }
}
