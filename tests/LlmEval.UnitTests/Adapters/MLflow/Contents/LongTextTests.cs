using LlmEval.Adapters.MLflow.Contents;

namespace LlmEval.UnitTests.Adapters.MLflow.Contents;

public class LongTextTests
{
    [Test]
    public void What_fits_stays_as_it_is() => LongText.Fit(new string('a', 6000), 6000).ShouldBe(new string('a', 6000));

    [Test]
    public void What_does_not_is_cut_with_a_mark()
    {
        var cut = LongText.Fit(new string('a', 6001), 6000);
        cut.Length.ShouldBe(6000);
        cut.ShouldEndWith("aaa… (cut; the whole text is in long-values.json)");
    }

    [Test]
    public void A_character_of_two_units_is_not_cut_in_half([Range(5990, 5999)] int before)
    {
        var cut = LongText.Fit(new string('a', before - 50) + string.Concat(Enumerable.Repeat("😀", 100)), 6000);
        cut.EnumerateRunes().ShouldNotContain(System.Text.Rune.ReplacementChar);
    }

    [Test]
    public void U_0000_is_replaced() => LongText.Fit("a\0b", 10).ShouldBe("a\uFFFDb");
}
