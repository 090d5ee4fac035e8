using LlmEval.Adapters;

namespace LlmEval.UnitTests.Adapters;

public class OneLineTests
{
    [Test]
    public void White_space_and_control_characters_become_single_spaces() =>
        OneLine.Of(" a\r\n\tb\0c\u00a0 d ", 100).ShouldBe("a b c d");

    [Test]
    public void A_long_text_is_cut_behind()
    {
        OneLine.Of("abcdef", 6).ShouldBe("abcdef");
        OneLine.Of("abcdefg", 6).ShouldBe("abcdef…");
    }

    [Test]
    public void The_end_of_a_long_text_can_be_kept_instead()
    {
        OneLine.EndOf("abcdef", 6).ShouldBe("abcdef");
        OneLine.EndOf("abcdefg", 6).ShouldBe("…bcdefg");
    }

    [Test]
    public void No_half_of_a_surrogate_pair_is_left()
    {
        OneLine.Of("abc😀d", 4).ShouldBe("abc…");
        OneLine.EndOf("a😀bcd", 4).ShouldBe("…bcd");
    }
}
