using LlmEval.Core.Assignments.Rendering;
using LlmEval.Core.Domain.Assignments;

namespace LlmEval.UnitTests.Core.Assignments.Rendering;

public class CheckWordsTests
{
    private static readonly ExistsCheck Exists = new() { Text = "", Selector = "#a" };

    [TestCaseSource(nameof(Checks))]
    public void A_check_is_said_in_words(PageCheck check, string words) => CheckWords.Of(check).ShouldBe(words);

    private static IEnumerable<TestCaseData> Checks()
    {
        yield return Case(new ScriptCheck { Text = "", Expression = "1 < 2" }, "js: 1 < 2");
        yield return Case(new ScriptCheck { Text = "", Expression = "1", Path = "?a=b" }, "At `?a=b`: js: 1");
        yield return Case(new TextCheck { Text = "", Selector = "h1", Match = Equal("Hi") }, "The text of `h1` is \"Hi\"");
        yield return Case(new TextCheck { Text = "", Selector = "h1", Match = new TextMatch(TextMatchKind.Contains, "Hi") }, "The text of `h1` contains \"Hi\"");
        yield return Case(new TextCheck { Text = "", Selector = "h1", Match = new TextMatch(TextMatchKind.Matches, "^Hi") }, "The text of `h1` matches /^Hi/");
        yield return Case(Exists, "`#a` exists");
        yield return Case(new AttributeCheck { Text = "", Selector = "a", Attribute = "href" }, "`a` has the attribute `href`");
        yield return Case(new AttributeCheck { Text = "", Selector = "a", Attribute = "href", Match = Equal("/") }, "The attribute `href` of `a` is \"/\"");
        yield return Case(new CountCheck { Text = "", Selector = "li", AtLeast = 2 }, "The number of `li` is at least 2");
        yield return Case(new CountCheck { Text = "", Selector = "li", AtMost = 2 }, "The number of `li` is at most 2");
        yield return Case(new CountCheck { Text = "", Selector = "li", AtLeast = 2, AtMost = 4 }, "The number of `li` is from 2 to 4");
        yield return Case(new CountCheck { Text = "", Selector = "li", AtLeast = 2, AtMost = 2 }, "The number of `li` is 2");
        yield return Case(new TitleCheck { Text = "", Match = Equal("Hi") }, "The page's title is \"Hi\"");
        yield return Case(new ConsoleCleanCheck { Text = "" }, "The page writes no error to the console");
        yield return Case(new RequestMadeCheck { Text = "", Url = new TextMatch(TextMatchKind.Contains, "a.csv") }, "The page asks for an address that contains \"a.csv\"");
        yield return Case(
            new StepsCheck { Text = "", Steps = [new FillStep("#i", "x"), new ClickStep("#b"), new PressStep("#i", "Enter"), new PressStep(null, "Tab"), new WaitStep("#w")], Then = Exists },
            "fill `#i` with \"x\", click `#b`, press Enter in `#i`, press Tab, wait for `#w`; then: `#a` exists");
        yield return Case(new FreeTextCheck { Text = "It is nice" }, "It is nice");
    }

    private static TestCaseData Case(PageCheck check, string words) => new TestCaseData(check, words).SetArgDisplayNames(words);

    private static TextMatch Equal(string value) => new(TextMatchKind.Equals, value);
}
