namespace LlmEval.UnitTests.Adapters.Datasets;

public class DatasetHashTests
{
    private readonly DatasetFolder folder = new();

    [OneTimeTearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public async Task The_order_of_lines_and_of_fields_does_not_matter()
    {
        var first = Records.HumanEval("a");
        var second = Records.HumanEval("b");
        var turned = new System.Text.Json.Nodes.JsonObject(second.Reverse().Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone())));
        folder.Write("one.jsonl", Records.Lines(first, second));
        folder.Write("two.jsonl", Records.Lines(turned, first));

        var one = await folder.LoadAsync("one.jsonl");
        var two = await folder.LoadAsync("two.jsonl");

        two.Tasks.Select(task => task.Id).ShouldBe(["b", "a"]);
        two.Hash.ShouldBe(one.Hash);
    }

    [TestCase("test", "def check(candidate):\n    assert candidate(2) == 5\n", true)]
    [TestCase("prompt", "def twice(n):\n", true)]
    [TestCase("canonical_solution", "    return n + n\n", false)]
    public async Task What_decides_a_result_changes_the_hash(string field, string value, bool changes)
    {
        folder.Write("before.jsonl", Records.Lines(Records.HumanEval()));
        folder.Write("after.jsonl", Records.Lines(Records.HumanEval().With(field, value)));
        var same = (await folder.LoadAsync("before.jsonl")).Hash == (await folder.LoadAsync("after.jsonl")).Hash;
        same.ShouldBe(!changes);
    }
}
