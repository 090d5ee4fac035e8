using LlmEval.Adapters;

namespace LlmEval.UnitTests.Adapters;

public class XmlTextTests
{
    [Test]
    public void Control_characters_become_visible()
    {
        XmlText.Legal("\u001b[31mred").ShouldBe(@"\x1b[31mred");
        XmlText.Legal("a\0b\u001f").ShouldBe(@"a\x00b\x1f");
    }

    // Not as test cases: the arguments of an attribute are stored in UTF-8, which cannot hold them either.
    [Test]
    public void Halves_of_surrogate_pairs_and_noncharacters_become_visible()
    {
        XmlText.Legal("\ud800").ShouldBe(@"\ud800");
        XmlText.Legal("\udc00\ud800").ShouldBe(@"\udc00\ud800");
        XmlText.Legal("\ud83d\ud83d\ude00\ude00").ShouldBe(@"\ud83d😀\ude00");
        XmlText.Legal("\ufffe\uffff").ShouldBe(@"\ufffe\uffff");
    }

    [TestCase("")]
    [TestCase("tab\t, line\n, return\r, backslash \\x1b, 😀, \u007f\u0085\ufffd")]
    public void Everything_else_stays(string text) => XmlText.Legal(text).ShouldBeSameAs(text);
}
