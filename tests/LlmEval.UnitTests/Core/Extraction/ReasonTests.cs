using LlmEval.Core.Extraction;

namespace LlmEval.UnitTests.Core.Extraction;

public class ReasonTests
{
    [TestCase("", "the response is empty")]
    [TestCase(" \n", "the response is empty")]
    [TestCase("<think>\nHm.", "the response is reasoning only")]
    [TestCase("I cannot do that.", "no code: nothing is fenced and nothing looks like Python")]
    [TestCase("```python\n>>> 1\n1\n```", "the only code is a transcript of Python's prompt")]
    [TestCase("```\n1 2 3\n```", "no fenced block holds Python")]
    [TestCase("```bash\nls\n```\n```json\n{}\n```\n```bash\nls\n```", "no fenced block holds Python: bash, json")]
    [TestCase("```a\0b\nls\n```", "no fenced block holds Python")]
    public void Without_a_program_the_reason_says_what_there_was(string response, string reason) =>
        ReasonFor(response).ShouldBe(reason);

    [TestCase("```python\ndef add(a, b):\n    return a + b\n```", "a fenced Python block that defines add")]
    [TestCase("```python\ndef add(a, b):\n    return a + b", "a fenced Python block that defines add; never closed")]
    [TestCase("```\ndef add(a, b): return (a", "a fenced block without a language that defines add; never closed and does not look like it parses")]
    [TestCase("```text\nadd = max\n```", "a block fenced as another language that defines add")]
    [TestCase("```python\nprint(1)\n```", "a fenced Python block that does not define add")]
    [TestCase("def add(a, b):\n    ...", "code outside fences that defines add with nothing in it")]
    [TestCase("    return a + b", "code outside fences that continues add of the prompt")]
    [TestCase("    return a +", "code outside fences that continues add of the prompt; does not look like it parses")]
    public void With_a_program_the_reason_says_what_it_is(string response, string reason) =>
        ReasonFor(response).ShouldBe(reason);

    private static string ReasonFor(string response) => new MarkdownCodeExtractor().Extract(response, ExtractionTask.ByName["add"]).Reason;
}
