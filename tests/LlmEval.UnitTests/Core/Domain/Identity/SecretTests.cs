using LlmEval.Core.Domain.Identity;

namespace LlmEval.UnitTests.Core.Domain.Identity;

public class SecretTests
{
    private static readonly Secret Key = new("${env:KEY}", "sk-abc123");

    [Test]
    public void The_text_form_hides_the_value() => $"{Key}".ShouldBe("***");

    [Test]
    public void The_value_is_taken_out_of_a_text_wherever_it_stands() =>
        Key.Redact("key sk-abc123 is wrong: 'Bearer sk-abc123'").ShouldBe("key *** is wrong: 'Bearer ***'");

    [TestCase("")]
    [TestCase("none")]
    public void Words_that_stand_for_no_key_do_not_garble_a_text(string value) =>
        new Secret("${env:KEY}", value).Redact("there is none").ShouldBe("there is none");
}
