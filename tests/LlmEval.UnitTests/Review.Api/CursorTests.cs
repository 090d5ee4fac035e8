using LlmEval.Review.Api.Paging;
using LlmEval.Review.Api.Problems;

namespace LlmEval.UnitTests.Review.Api;

public class CursorTests
{
    [TestCase("")]
    [TestCase("strings/reverse words?&=%")]
    [TestCase("\0\u2028𝒳")]
    [TestCase(null)]
    public void A_cursor_gives_back_its_keys_and_stands_in_an_address_as_it_is(string? key)
    {
        var written = Cursor.Write("17", key);

        Uri.EscapeDataString(written).ShouldBe(written);
        Cursor.Read(written, 2).ShouldBe(["17", key]);
    }

    [Test]
    public void Without_a_cursor_a_list_begins_at_its_start() => Cursor.Read(null, 2).ShouldBeNull();

    [TestCase("")]
    [TestCase("!")]
    [TestCase("bm9uc2Vuc2U")]
    [TestCase("WyIxIl0")]
    [TestCase("WzEsMl0")]
    public void What_is_no_cursor_of_the_list_is_refused_as_the_parameter_after(string after) =>
        Should.Throw<ProblemException>(() => Cursor.Read(after, 2)).Errors.Keys.ShouldBe(["after"]);
}
