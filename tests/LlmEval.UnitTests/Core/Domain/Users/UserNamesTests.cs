using LlmEval.Core.Domain.Users;

namespace LlmEval.UnitTests.Core.Domain.Users;

public class UserNamesTests
{
    [TestCase("a", true)]
    [TestCase("Ann.B-C_d@example.org", true)]
    [TestCase("", false)]
    [TestCase("a b", false)]
    [TestCase("a\n", false)]
    [TestCase("é", false)]
    public void A_name_is_of_few_characters(string text, bool isName) => UserNames.IsName(text).ShouldBe(isName);

    [Test]
    public void A_name_has_at_most_64_characters()
    {
        UserNames.IsName(new string('a', 64)).ShouldBeTrue();
        UserNames.IsName(new string('a', 65)).ShouldBeFalse();
    }

    [TestCase("root", "root")]
    [TestCase("CORP\\Ann Lee", "CORPAnnLee")]
    [TestCase("安", "local")]
    public void From_an_account_comes_a_name(string account, string name)
    {
        UserNames.From(account, "local").ShouldBe(name);
        UserNames.IsName(UserNames.From(new string('a', 500), "local")).ShouldBeTrue();
    }
}
