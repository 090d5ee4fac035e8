using LlmEval.Suites.Filtering;

namespace LlmEval.UnitTests.Suites.Filtering;

/// <summary>Expressions of <c>--filter</c>: those that <c>dotnet test</c> takes mean here what they mean there.</summary>
public class FilterParserTests
{
    private static readonly SuiteTest Reverse = new()
    {
        ClassName = "LlmEval.Suites.CaseTests",
        MethodName = "Case",
        Name = "gpt/strings/reverse(1)[terse]",
        Run = 0,
        Categories = ["model:gpt", "topic:strings", "difficulty:easy"],
    };

    [TestCase("TestCategory=topic:strings")]
    [TestCase("Category=TOPIC:STRINGS")]
    [TestCase("testcategory = topic:strings")]
    [TestCase("TestCategory~strin")]
    [TestCase("TestCategory!=topic:math")]
    [TestCase("TestCategory!~hard")]
    [TestCase(@"Name=gpt/strings/reverse\(1\)[terse]")]
    [TestCase("DisplayName~reverse")]
    [TestCase("ClassName=LlmEval.Suites.CaseTests")]
    [TestCase(@"FullyQualifiedName=LlmEval.Suites.CaseTests.gpt/strings/reverse\(1\)[terse]")]
    [TestCase("reverse")]
    [TestCase("TestCategory=topic:math|Name~reverse")]
    [TestCase("TestCategory=topic:strings&Name~reverse")]
    [TestCase("TestCategory=topic:strings|TestCategory=no&TestCategory=no", Description = "and binds before or")]
    [TestCase("( TestCategory=no | Name~reverse ) & ClassName~Case")]
    [TestCase("TestCategory=topic:strings & (Name~x|(Name~y|Name~rev))")]
    [TestCase("TestCategory!=a=b", Description = "behind the first operator there are none")]
    public void It_takes_the_test(string expression) => FilterParser.Parse(expression).Takes(Reverse).ShouldBeTrue();

    [TestCase("TestCategory=strings")]
    [TestCase("TestCategory!=topic:strings", Description = "none of several values may match")]
    [TestCase("TestCategory!~topic")]
    [TestCase("Name=reverse")]
    [TestCase("TestCategory=topic:strings&Name~sort")]
    [TestCase("(TestCategory=topic:strings|TestCategory=no)&TestCategory=no")]
    [TestCase(@"Name~\(2\)")]
    [TestCase("sort")]
    public void It_leaves_the_test_out(string expression) => FilterParser.Parse(expression).Takes(Reverse).ShouldBeFalse();

    [TestCase("", 1, "condition is missing")]
    [TestCase("Name=", 6, "compared to")]
    [TestCase("=x", 1, "condition is missing")]
    [TestCase("Name=x&", 8, "condition is missing")]
    [TestCase("Name=x||Name=y", 8, "condition is missing")]
    [TestCase("(Name=x", 8, "')' is missing")]
    [TestCase("Name=x)", 7, "without '('")]
    [TestCase("Name=x|Topic=y", 8, "no property 'Topic'; they have FullyQualifiedName")]
    [TestCase(@"Name=a\b", 7, "backslash")]
    [TestCase(@"Name=a\", 7, "backslash")]
    public void A_broken_expression_is_an_error_at_its_place(string expression, int character, string message)
    {
        var problem = Should.Throw<FormatException>(() => FilterParser.Parse(expression)).Message;

        problem.ShouldStartWith($"character {character}: ");
        problem.ShouldContain(message);
    }
}
