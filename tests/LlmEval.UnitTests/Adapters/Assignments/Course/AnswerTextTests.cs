using System.Text.Json;
using LlmEval.Adapters.Assignments.Course;

namespace LlmEval.UnitTests.Adapters.Assignments.Course;

public class AnswerTextTests
{
    [TestCase("correct+horse")]
    [TestCase("a\"b<c>&d e/f")]
    [TestCase("üñ+1")]
    [TestCase("ab1")]
    public void A_secret_is_hidden_as_it_is_and_in_json_html_and_addresses(string secret)
    {
        string[] said = [secret, JsonSerializer.Serialize(secret)[1..^1], System.Net.WebUtility.HtmlEncode(secret), Uri.EscapeDataString(secret)];
        AnswerText.Of(string.Join(" | ", said), isCut: false, [secret], 300).ShouldBe("*** | *** | *** | ***");
    }

    [Test]
    public void A_secret_at_the_place_of_the_cut_leaves_no_part_of_itself()
    {
        const string secret = "correct+horse";
        AnswerText.Of(new string('x', 295) + secret, isCut: false, [secret], 300).ShouldNotContain("corre");
        AnswerText.Of("it was " + secret[..9], isCut: true, [secret], 300).ShouldBe("it was ");
        AnswerText.Of("it was " + secret[..9], isCut: false, [secret], 300).ShouldBe("it was " + secret[..9]);
    }

    [Test]
    public void An_answer_without_a_secret_is_shown_as_it_is() => AnswerText.Of("a\nb", isCut: false, ["", "zz"], 300).ShouldBe("a?b");
}
