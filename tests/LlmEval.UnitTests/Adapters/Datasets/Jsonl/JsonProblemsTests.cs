using System.Text;
using System.Text.Json.Nodes;
using LlmEval.Core.Domain.Configuration;

namespace LlmEval.UnitTests.Adapters.Datasets.Jsonl;

public class JsonProblemsTests
{
    private readonly DatasetFolder folder = new();

    [OneTimeTearDown]
    public void RemoveFolder() => folder.Dispose();

    private static IEnumerable<TestCaseData> BrokenFiles()
    {
        var good = Records.HumanEval().ToJsonString();
        yield return Case("empty file", "", "d.jsonl: the file holds no task");
        yield return Case("only white space", " \n\n\t\n", "d.jsonl: the file holds no task");
        yield return Case("empty array", "[]", "d.jsonl: the file holds no task");
        yield return Case("cut-off line", good + "\n{\"task_id\": \"é\", ", "d.jsonl:2:18: not valid JSON: ");
        yield return Case("single quotes", "{'task_id': 1}", "d.jsonl:1:2: not valid JSON: ");
        yield return Case("broken array", "[\n{},\n{\n]", "d.jsonl:4:1: not valid JSON: ");
        yield return Case("repeated key", "{\"task_id\": \"a\", \"task_id\": \"b\"}", "d.jsonl:1:", "not valid JSON: Duplicate property 'task_id'");
        yield return Case("a list in a line", good + "\n[1]\n", "d.jsonl:2: every record has to be a JSON object");
        yield return Case("a number in an array", $"[\n{good},\n1]", "d.jsonl:3: every record has to be a JSON object");
        yield return Case("unknown format", "{\"question\": \"?\", \"answer\": 42}", "d.jsonl:1: the format cannot be told from the fields question, answer; known are evalplus: ");
        yield return Case("missing field", Line(Records.HumanEval().Without("task_id")), "d.jsonl:1: 'task_id' is missing");
        yield return Case("field of null", good.Replace("\"HumanEval/0\"", "null", StringComparison.Ordinal), "d.jsonl:1: 'task_id' is missing");
        yield return Case("field of another type", Line(Records.HumanEval().With("prompt", 3)), "d.jsonl:1: 'prompt' has to be a text, not a number");
        yield return Case("empty prompt", Line(Records.HumanEval(prompt: " \n")), "d.jsonl:1: 'prompt' is empty");
        yield return Case("no check", Line(Records.HumanEval().With("test", "assert twice(1) == 2")), "d.jsonl:1: 'test' does not define check(candidate)");
        yield return Case("no name", Line(Records.HumanEval().With("entry_point", "2x")), "d.jsonl:1: 'entry_point' is '2x', which is no Python name");
        yield return Case("half a surrogate", good.Replace("Double", "\\ud83d", StringComparison.Ordinal), "d.jsonl:1: 'prompt' has half of a surrogate pair");
        yield return Case("duplicate id", Records.Lines(Records.HumanEval(), Records.HumanEval("b"), Records.HumanEval()), "d.jsonl:3: the id 'HumanEval/0' was already given at d.jsonl:1");
        yield return Case("no asserts", Line(Records.Mbpp().With("test_list", new JsonArray())), "d.jsonl:1: 'test_list' is empty");
        yield return Case("asserts that are no list", Line(Records.Mbpp().With("test_list", "assert twice(1) == 2")), "d.jsonl:1: 'test_list' has to be a list of texts, not a text");
        yield return Case("asserts that are no texts", Line(Records.Mbpp().With("test_list", new JsonArray(1))), "d.jsonl:1: 'test_list' has to be a text, not a number");
        yield return Case("no entry point", Line(Records.Mbpp().With("code", "x = 1")), "d.jsonl:1: no function or class that 'code' defines is called in 'test_list'");
        yield return Case("inputs that are no list", Line(Records.EvalPlus().With("plus_input", new JsonObject())), "d.jsonl:1: 'plus_input' has to be a list, not an object");
        yield return Case("no inputs", Line(Records.EvalPlus().With("base_input", new JsonArray())), "d.jsonl:1: 'base_input' is empty");
        yield return Case("negative tolerance", Line(Records.EvalPlus().With("atol", -1)), "d.jsonl:1: 'atol' has to be a number from 0 upwards, not -1");

        static string Line(JsonObject record) => Records.Lines(record);
        static TestCaseData Case(string name, string content, params string[] fragments) => new TestCaseData(content, fragments).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(BrokenFiles))]
    public async Task What_is_wrong_is_said_with_its_line(string content, string[] fragments)
    {
        folder.Write("d.jsonl", content);
        var problem = (await folder.ProblemsAsync("d.jsonl")).ShouldHaveSingleItem();
        problem.ShouldStartWith(fragments[0]);
        foreach (var fragment in fragments) problem.ShouldContain(fragment);
    }

    [Test]
    public async Task Every_problem_is_said_at_once_in_the_order_of_the_file()
    {
        folder.Write("many.jsonl", Records.Lines(Records.HumanEval(), Records.HumanEval("b").Without("prompt").Without("entry_point"), Records.HumanEval()) + "{\n");
        (await folder.ProblemsAsync("many.jsonl")).Select(problem => problem[..problem.IndexOf(": ", StringComparison.Ordinal)])
            .ShouldBe(["many.jsonl:2", "many.jsonl:2", "many.jsonl:4:2", "many.jsonl:3"]);
    }

    [Test]
    public async Task Beyond_fifty_problems_the_rest_is_counted()
    {
        folder.Write("flood.jsonl", string.Concat(Enumerable.Repeat("{\n", 1000)));
        var problems = await folder.ProblemsAsync("flood.jsonl");
        problems.Count.ShouldBe(51);
        problems[^1].ShouldBe("flood.jsonl: and 950 more problems like these");
    }

    [Test]
    public async Task Damaged_gzip_is_no_short_dataset()
    {
        var packed = DatasetFolder.Gzip(Records.Lines(Enumerable.Range(0, 200).Select(i => Records.HumanEval($"HumanEval/{i}"))));
        folder.Write("cut.jsonl.gz", packed[..(packed.Length / 2)]);
        folder.Write("flipped.jsonl.gz", [.. packed.Select((b, i) => i == packed.Length / 2 ? (byte)~b : b)]);

        (await folder.ProblemsAsync("cut.jsonl.gz")).ShouldHaveSingleItem().ShouldStartWith("cut.jsonl.gz: the gzip data is damaged or cut off");
        (await folder.ProblemsAsync("flipped.jsonl.gz")).ShouldHaveSingleItem().ShouldStartWith("flipped.jsonl.gz: the gzip data is damaged or cut off");
    }

    [Test]
    public async Task Bytes_that_are_not_UTF8_are_placed()
    {
        folder.Write("latin.jsonl", [.. Encoding.UTF8.GetBytes(Records.Lines(Records.HumanEval())), 0x22, 0xe9, 0x22, 0x0a]);
        (await folder.ProblemsAsync("latin.jsonl")).ShouldBe(["latin.jsonl:2: the text is not UTF-8"]);
    }

    [Test]
    public async Task A_byte_order_mark_and_Windows_line_ends_do_not_matter()
    {
        var content = Records.Lines(Records.HumanEval(), Records.HumanEval("b"));
        folder.Write("unix.jsonl", content);
        folder.Write("windows.jsonl", "\uFEFF" + content.Replace("\n", "\r\n", StringComparison.Ordinal));
        (await folder.LoadAsync("windows.jsonl")).Hash.ShouldBe((await folder.LoadAsync("unix.jsonl")).Hash);
    }

    [Test]
    public async Task A_format_that_was_asked_for_and_is_another_is_one_problem()
    {
        folder.Write("asked.jsonl", Records.Lines(Records.Mbpp(1), Records.Mbpp(2)));
        (await folder.ProblemsAsync("asked.jsonl", options => options with { Format = DatasetFormat.HumanEval }))
            .ShouldBe(["asked.jsonl:1: the record is mbpp, not humaneval as asked: leave the format out"]);
    }

    [Test]
    public async Task A_path_that_does_not_exist_is_a_problem() =>
        (await folder.ProblemsAsync("nowhere.jsonl")).ShouldBe(["nowhere.jsonl: no such file or folder"]);
}
