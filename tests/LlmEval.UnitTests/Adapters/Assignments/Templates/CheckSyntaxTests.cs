using System.Text.RegularExpressions;
using LlmEval.Adapters.Assignments.Templates;

namespace LlmEval.UnitTests.Adapters.Assignments.Templates;

/// <summary>What can be told of selectors, expressions and keys without a browser.</summary>
public class CheckSyntaxTests
{
    [TestCase("selector", "#a-1 > .b__c:not([href='#1']):nth-child(2n+1), li[data-x=\"(\"] ~ *")]
    [TestCase("selector", "#\\31 a")]
    [TestCase("selector", "#--x .-y .é")]
    [TestCase("click", "text:has(> img)")]
    [TestCase("matches", "^[\\d,.]+ EUR$")]
    [TestCase("matches", "(?<year>\\d{4})[^]*(?=x)")]
    [TestCase("matches", "{{}}")]
    [TestCase("press", "Enter")]
    [TestCase("press", "Control+Shift+A")]
    [TestCase("press", "+")]
    [TestCase("press", "Control++")]
    [TestCase("press", "ControlOrMeta+KeyA")]
    [TestCase("value", "#1 [ (")]
    [TestCase("equals", "[0-9")]
    public void What_is_right_is_left_alone(string key, string value) => CheckSyntax.ProblemOf(key, value).ShouldBeNull();

    [TestCase("selector", "#1a")]
    [TestCase("selector", "#-1")]
    [TestCase("selector", ".")]
    [TestCase("selector", "a:not(.5)")]
    [TestCase("wait", "[a='b]")]
    [TestCase("fill", "li]")]
    [TestCase("in", "li:not(a")]
    [TestCase("matches", "[0-9")]
    [TestCase("matches", "(a")]
    [TestCase("matches", "*")]
    [TestCase("press", "Return")]
    [TestCase("press", "enter")]
    [TestCase("press", "Control+")]
    [TestCase("press", "é")]
    public void What_no_page_can_satisfy_is_found(string key, string value) => CheckSyntax.ProblemOf(key, value).ShouldNotBeNull();

    [Test]
    public void The_keys_are_those_of_the_driver()
    {
        var bundle = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, ".playwright", "package", "lib", "coreBundle.js"));
        var layout = Regex.Match(bundle, @"USKeyboardLayout = \{.*?\n    \};", RegexOptions.Singleline, TimeSpan.FromSeconds(10)).Value;
        var codes = Regex.Matches(layout, @"^\s+""(?<code>\w+)"": \{", RegexOptions.Multiline, TimeSpan.FromSeconds(10)).Select(found => found.Groups["code"].Value).ToList();

        codes.Count.ShouldBeGreaterThan(100);
        codes.Where(code => CheckSyntax.ProblemOf("press", code) is not null).ShouldBeEmpty();
    }
}
