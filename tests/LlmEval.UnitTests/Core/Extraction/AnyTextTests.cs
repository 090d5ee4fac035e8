using FsCheck;
using FsCheck.Fluent;
using LlmEval.Core.Domain.Code;
using LlmEval.Core.Extraction;

namespace LlmEval.UnitTests.Core.Extraction;

/// <summary>What holds for any text at all.</summary>
[FsCheck.NUnit.Properties(Arbitrary = [typeof(AnyTextTests)], MaxTest = 500)]
public class AnyTextTests
{
    private static readonly MarkdownCodeExtractor Extractor = new();

    private static readonly string[] Fragments =
    [
        "```", "```python\n", "```py\n", "````", "~~~\n", "`", "\n", "\n\n", "\r\n", "\r", " ", "    ", "\t", "\f", "\uFEFF", "\u00a0", "\ud83d", "😀", "\0",
        "<think>", "</think>", "<reasoning>\n", "</thinking>\n", "def add(a, b):\n", "    return a + b\n", "return a\n", "async def add():\n", "class add:\n",
        "import os\n", "from __future__ import annotations\n", "@cache\n", "add = max\n", "if x:\n", "try:\n", "else:\n", "pass\n", "x = 1\n", "    y = 2\n",
        "print(add(1))\n", "\"\"\"", "'''", "'", "\"", "(", ")", "[", "]", "{", "}", "\\", "\\\n", "#", "## H\n", ">>> add(1)\n", "- ", "1. ", ":", ";", "=", "lambda x:",
        "Sure, here it is.\n", "Here's how:\n", "word", "python\n", "f'{", "0x", "1e-", "...", "-> int", "*", ".",
    ];

    public static Arbitrary<string> Text() => Gen.OneOf(
            Gen.Elements(Fragments).ListOf().Select(string.Concat),
            Gen.Elements(Fragments).ListOf(40).Select(string.Concat),
            ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Item))
        .ToArbitrary();

    [FsCheck.NUnit.Property]
    public void The_span_lies_in_the_text_and_goes_with_the_code(string response)
    {
        foreach (var task in ExtractionTask.ByName.Values)
        {
            var found = Extractor.Extract(response, task);

            (found.Code is null, found.Span is null).ShouldBe((found.Method == ExtractionMethod.None, found.Method == ExtractionMethod.None));
            if (found.Span is not { } span) continue;
            span.Start.ShouldBeInRange(0, span.End);
            span.End.ShouldBeInRange(span.Start, response.Length);
            found.Code!.ShouldEndWith("\n");
            found.Code!.ShouldNotContain('\r');
        }
    }

    [FsCheck.NUnit.Property]
    public void The_same_text_gives_the_same_program(string response)
    {
        foreach (var task in ExtractionTask.ByName.Values)
            new MarkdownCodeExtractor().Extract(response, task).ShouldBe(Extractor.Extract(response, task));
    }

    [FsCheck.NUnit.Property]
    public void A_program_in_a_fence_is_found_as_it_is(string response)
    {
        foreach (var task in ExtractionTask.ByName.Values)
        {
            var found = Extractor.Extract(response, task);
            if (found is not { LooksComplete: true, Code: { } code } || code.Contains('<')) continue;
            var fence = new string('`', 3 + code.Count(c => c == '`'));
            Extractor.Extract($"{fence}python\n{code}{fence}", task).Code.ShouldBe(code);
        }
    }
}
