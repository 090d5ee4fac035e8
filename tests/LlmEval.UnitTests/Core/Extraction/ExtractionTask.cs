using LlmEval.Core.Domain.Tasks;

namespace LlmEval.UnitTests.Core.Extraction;

/// <summary>Tasks as extraction needs them: a prompt and an entry point.</summary>
internal static class ExtractionTask
{
    /// <summary>The tasks that the shapes name.</summary>
    public static IReadOnlyDictionary<string, EvalTask> ByName { get; } = new Dictionary<string, EvalTask>
    {
        ["add"] = Of("add", "def add(a, b):\n    \"\"\"Return the sum of a and b.\"\"\"\n"),
        ["typed"] = Of("total", "from typing import List\n\n\ndef total(xs: List[int]) -> int:\n    \"\"\"Return the sum of xs.\"\"\"\n"),
        ["two-spaces"] = Of("add", "def add(a, b):\n  '''Return the sum of a and b.'''\n"),
        ["words"] = Of("add", "Write a function add that returns the sum of two numbers.\nYour code should pass this test:\nassert add(1, 2) == 3\n"),
        ["worded"] = Of("total", "Complete this function, please.\n\nfrom typing import List\n\ndef total(xs: List[int]) -> int:\n\nDo not use loops.\n"),
        ["helper"] = Of(
            "mean",
            "\n\nimport functools\n\nLENGTH = 2\n\n\ndef total(xs):\n    return sum(xs)\n\n\n@functools.cache\ndef mean(xs):\n    \"\"\"The mean.\"\"\"\n"),
        ["counter"] = Of("Counter", "class Counter:\n    \"\"\"Counts.\"\"\"\n\n    count = 0\n\n    def hit(self):\n        \"\"\"Count.\"\"\"\n"),
    };

    /// <summary>A task with this entry point and prompt.</summary>
    public static EvalTask Of(string entryPoint, string prompt) => new()
    {
        Id = "task",
        Title = "task",
        Prompt = prompt,
        EntryPoint = entryPoint,
        Tests = new TaskTests { Kind = TestKind.Check, Source = "" },
        Source = "task:1",
    };
}
