using LlmEval.Core.Domain.Observatory;

namespace LlmEval.UnitTests.Core.Domain.Observatory;

public class ObservatoryNamesTests
{
    [TestCase("k2-think__step-5000")]
    [TestCase("org/model:7b@main")]
    [TestCase("accuracy (avg over 32)")]
    [TestCase("日本 %2F ?#")]
    public void Names_as_people_give_them_are_names(string text) => ObservatoryNames.IsName(text).ShouldBeTrue();

    [TestCase("")]
    [TestCase(" a")]
    [TestCase("a\n")]
    [TestCase("a\0b")]
    [TestCase(".")]
    [TestCase("..")]
    [TestCase("<img src=x>")]
    [TestCase("a'b")]
    [TestCase("a\"b")]
    [TestCase("a`b")]
    [TestCase("a&b")]
    [TestCase("a\\b")]
    public void What_could_break_out_of_a_page_or_a_path_is_none(string text) => ObservatoryNames.IsName(text).ShouldBeFalse();

    [Test]
    public void The_longest_name_has_512_characters()
    {
        ObservatoryNames.IsName(new string('x', ObservatoryNames.Longest)).ShouldBeTrue();
        ObservatoryNames.IsName(new string('x', ObservatoryNames.Longest + 1)).ShouldBeFalse();
    }
}
