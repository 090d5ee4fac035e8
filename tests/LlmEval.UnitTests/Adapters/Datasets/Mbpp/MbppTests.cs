using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Tasks;

namespace LlmEval.UnitTests.Adapters.Datasets.Mbpp;

public class MbppTests
{
    private readonly DatasetFolder folder = new();

    [OneTimeTearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public async Task A_full_record_becomes_a_task_whose_prompt_shows_the_asserts()
    {
        folder.Write("mbpp.jsonl", Records.Lines(Records.Mbpp()));

        var set = await folder.LoadAsync("mbpp.jsonl");

        set.Format.ShouldBe(DatasetFormat.Mbpp);
        var task = set.Tasks.ShouldHaveSingleItem();
        task.Id.ShouldBe("MBPP/7");
        task.EntryPoint.ShouldBe("twice");
        task.Prompt.ShouldBe(
            "\"\"\"\nWrite a function to double a number.\nassert twice(2) == 4\nassert twice(helper(3)) == 6\n\"\"\"\n");
        task.Tests.ShouldBe(new TaskTests
        {
            Kind = TestKind.Statements,
            Source = "assert twice(2) == 4\nassert twice(helper(3)) == 6\n",
        });
        task.ReferenceSolution.ShouldNotBeNull().ShouldContain("def twice");
    }

    [Test]
    public async Task The_sanitized_form_has_imports_for_its_setup_and_may_be_one_array()
    {
        folder.Write("sanitized-mbpp.json", $"[\n  {Records.SanitizedMbpp().ToJsonString()},\n  {Records.SanitizedMbpp(8).ToJsonString()}\n]\n");

        var set = await folder.LoadAsync("sanitized-mbpp.json");

        set.Name.ShouldBe("sanitized-mbpp");
        set.Tasks.Select(task => task.Id).ShouldBe(["MBPP/7", "MBPP/8"]);
        set.Tasks[1].Source.ShouldBe(folder.PathOf("sanitized-mbpp.json") + ":3");
        set.Tasks[0].Tests.Setup.ShouldBe("import math\nimport re");
        set.Tasks[0].EntryPoint.ShouldBe("twice");
    }

    [Test]
    public async Task Setup_code_is_kept_and_quotes_in_a_text_do_not_end_the_prompt()
    {
        folder.Write("setup.jsonl", Records.Lines(Records.Mbpp().With("test_setup_code", "zero = 0").With("text", "Strip \"\"\" from a text.")));

        var task = (await folder.LoadAsync("setup.jsonl")).Tasks[0];

        task.Tests.Setup.ShouldBe("zero = 0");
        task.Prompt.ShouldStartWith("\"\"\"\nStrip \\\"\\\"\\\" from a text.\n");
    }

    [TestCase("def longest_chain(pairs, n):\n  pass\n\nclass Pair(object):\n  pass", "assert longest_chain([Pair(5, 24)], 1) == 1", "longest_chain")]
    [TestCase("class Stack:\n  pass", "assert Stack().size() == 0", "Stack")]
    [TestCase("square = lambda n: n * n", "assert list(map(square, [2])) == [4] and square(3) == 9", "square")]
    [TestCase("def size(x):\n  return 1\ndef area(x):\n  def inner(): pass\n  return x", "assert set(area(size(2))) == {1}", "area")]
    [TestCase("import math\ndef isclose(a, b):\n  return True", "assert math.isclose(1, 1) and isclose(1, 2)", "isclose")]
    public async Task The_entry_point_is_what_the_asserts_call_and_the_code_defines(string code, string assert, string name)
    {
        folder.Write("entry.jsonl", Records.Lines(Records.Mbpp().With("code", code).With("test_list", new System.Text.Json.Nodes.JsonArray(assert))));
        (await folder.LoadAsync("entry.jsonl")).Tasks[0].EntryPoint.ShouldBe(name);
    }
}
