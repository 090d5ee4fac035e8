using LlmEval.Core.Extraction;

namespace LlmEval.UnitTests.Core.Extraction;

/// <summary>
/// Answers that make careless parsers take quadratic time: a million times a million steps, which nobody would wait for.
/// </summary>
public class LargeTextTests
{
    [TestCase("```\n")]
    [TestCase("```python\n x\n```\n")]
    [TestCase("- a\n  ```\n")]
    [TestCase("`")]
    [TestCase("<think>\n")]
    [TestCase("</think>\n")]
    [TestCase("<")]
    [TestCase("f(\n")]
    [TestCase("(")]
    [TestCase("x = '''\n")]
    [TestCase("\\\n")]
    [TestCase(" ")]
    [TestCase("\r")]
    [TestCase("a")]
    [TestCase("a b\n")]
    [TestCase("if x:\n")]
    [TestCase("return a\n")]
    [TestCase("x = 1\n    y = 2\n")]
    [TestCase("def add(a, b):\n    return a + b\n")]
    [TestCase(":\n\n    x = f(\n")]
    public void A_large_answer_takes_time_in_proportion(string unit)
    {
        var response = string.Concat(Enumerable.Repeat(unit, 1_000_000 / unit.Length));
        var found = new MarkdownCodeExtractor().Extract(response, ExtractionTask.ByName["typed"]);
        (found.Span?.End ?? 0).ShouldBeLessThanOrEqualTo(response.Length);
    }

    [Test]
    public void The_program_is_found_after_ten_million_characters_of_reasoning_and_prose()
    {
        var reasoning = $"<think>\n{string.Concat(Enumerable.Repeat("Maybe ```python\ndef total(xs):\n``` (so\n", 120_000))}</think>\n";
        var prose = string.Concat(Enumerable.Repeat("One could think of it (or not), as `sum` does: it's a fold.\n", 90_000));
        var found = new MarkdownCodeExtractor().Extract(
            $"{reasoning}{prose}\ndef total(xs):\n    return sum(xs)\n\n{prose}", ExtractionTask.ByName["typed"]);
        found.Code.ShouldBe("from typing import List\n\ndef total(xs):\n    return sum(xs)\n");
    }

    [Test]
    public void Deep_nesting_does_not_overflow_the_stack()
    {
        var code = string.Concat(Enumerable.Range(0, 3000).Select(depth => $"{new string(' ', depth)}if x:\n")) + $"{new string(' ', 3000)}pass\n";
        new MarkdownCodeExtractor().Extract($"```python\ntotal = sum\n{code}```", ExtractionTask.ByName["typed"]).LooksComplete.ShouldBeTrue();
    }
}
