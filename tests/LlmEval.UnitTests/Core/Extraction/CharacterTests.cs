using LlmEval.Core.Domain.Code;
using LlmEval.Core.Extraction;

namespace LlmEval.UnitTests.Core.Extraction;

/// <summary>Characters that one does not see in a file of shapes.</summary>
public class CharacterTests
{
    private const string Function = "def add(a, b):\n    return a + b\n";

    [TestCase("\uFEFF" + Function, 1, TestName = "A byte order mark is left out")]
    [TestCase("\uFEFF```python\n" + Function + "```", 11, TestName = "A byte order mark before a fence does not hide it")]
    [TestCase("\uFEFF<think>so</think>\n" + Function, 19, TestName = "A byte order mark before reasoning does not hide it")]
    public void Byte_order_mark(string response, int start)
    {
        var found = Extract(response);
        found.Code.ShouldBe(Function);
        found.Span.ShouldBe(new TextSpan(start, start + Function.Length - 1));
    }

    [Test]
    public void Offsets_count_UTF_16_code_units_of_the_response_as_it_came()
    {
        const string prose = "👍 naïve\r\n<think>…</think>\r\n";
        Extract(prose + Function).Span.ShouldBe(new TextSpan(prose.Length, prose.Length + Function.Length - 1));
    }

    [Test]
    public void Line_ends_of_old_Macs_become_line_feeds() =>
        Extract("```python\rdef add(a, b):\r    return a + b\r```\r").Code.ShouldBe(Function);

    [Test]
    public void Tabs_stay() => Extract("def add(a, b):\n\treturn a + b\n").Code.ShouldBe("def add(a, b):\n\treturn a + b\n");

    [Test]
    public void Tabs_that_do_not_fit_the_spaces_of_the_prompt_are_not_mended()
    {
        var found = Extract("\treturn a + b\n");
        found.Code.ShouldEndWith("\"\"\"\n\treturn a + b\n");
        found.LooksComplete.ShouldBeFalse();
    }

    [TestCase("def add(a, b):\n\u00a0\u00a0\u00a0\u00a0return a + b\n", TestName = "No-break spaces as indent")]
    [TestCase("def add(a, b):\n    return a +\u00a0b\n", TestName = "A no-break space")]
    [TestCase("def add(a, b):\n    return a + b\u200b\n", TestName = "A zero width space")]
    [TestCase("def add(a, b):\n    return a + b\0\n", TestName = "A null character")]
    [TestCase("def add(a, b):\n    return a \ud800 + b\n", TestName = "Half of a surrogate pair")]
    public void Characters_that_Python_refuses_stay_for_Python_to_refuse(string response)
    {
        var found = Extract(response);
        found.Code.ShouldBe(response);
        found.LooksComplete.ShouldBeFalse();
    }

    [Test]
    public void Names_may_have_any_letters() => Extract("def add(größe, 数):\n    return größe + 数\n").LooksComplete.ShouldBeTrue();

    [Test]
    public void Blank_lines_and_spaces_within_the_code_stay_and_blank_lines_after_it_go() =>
        Extract("```python\ndef add(a, b):  \n\n    \n    return a + b \n\n\n```").Code.ShouldBe("def add(a, b):  \n\n    \n    return a + b \n");

    private static ExtractedCode Extract(string response) => new MarkdownCodeExtractor().Extract(response, ExtractionTask.ByName["add"]);
}
