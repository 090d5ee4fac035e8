using LlmEval.Core.Domain.Configuration;

namespace LlmEval.UnitTests.Adapters.Yaml.EvalConfigs;

public class OverrideTests
{
    private const string Text = """
        dataset: { path: tasks }
        models:
          - { id: gpt-4, provider: openai, model: a, base_url: "http://localhost/v1" }
          - { id: gpt-4.1, provider: openai, model: b, base_url: "http://localhost/v1", params: { temperature: 1 } }
        scoring: { timeout: 10s }
        """;

    [Test]
    public void A_value_replaces_that_of_the_file() => Load("scoring.timeout=5s").Scoring.Timeout.ShouldBe(TimeSpan.FromSeconds(5));

    [Test]
    public void A_value_that_the_file_does_not_have_is_added() => Load("samples=3", "scoring.pass_at=[1, 3]").Scoring.PassAt.ShouldBe([1, 3]);

    [Test]
    public void Maps_on_the_way_are_made() => Load("sandbox.memory=1GiB").Sandbox.MemoryBytes.ShouldBe(1L << 30);

    [Test]
    public void The_last_one_counts() => Load("samples=3", "samples=4").Samples.ShouldBe(4);

    [TestCase("models.gpt-4.1.params.temperature=0", 1)]
    [TestCase("models[1].params.temperature=0", 1)]
    [TestCase("models.gpt-4.params.temperature=0", 0)]
    public void Items_are_named_by_id_or_position(string text, int index) => Load(text).Models[index].Parameters.Temperature.ShouldBe(0);

    [Test]
    public void A_whole_item_can_be_replaced() =>
        Load("models[0]={ id: x, provider: replay, path: replays/local.jsonl }").Models[0].Provider.ShouldBe("replay");

    [Test]
    public void A_value_may_hold_equals_signs_and_references() =>
        Load("description=a=b ${env:WORD}").Description.ShouldBe("a=b word");

    [TestCase("scoring.timeout", "LE0080 1:1")]
    [TestCase("=5", "LE0080 1:1")]
    [TestCase("scoring.timeout=", "LE0014 1:17")]
    [TestCase("scoring.timeout=5", "LE0026 1:17")]
    [TestCase("scoring.timeot=5s", "LE0012 1:9")]
    [TestCase("scorin.timeout=5s", "LE0012 1:1")]
    [TestCase("models[2].id=x", "LE0081 1:7")]
    [TestCase("models[x].id=x", "LE0081 1:7")]
    [TestCase("models[1.id=x", "LE0081 1:7")]
    [TestCase("models.gpt-5.id=x", "LE0081 1:8")]
    [TestCase("gates[0].model=x", "LE0081 1:6")]
    [TestCase("scoring.timeout.x=1", "LE0081 1:17")]
    [TestCase("scoring..x=1", "LE0081 1:9")]
    [TestCase("scoring[0]=1", "LE0081 1:8")]
    [TestCase("scoring.pass_at=[1, 2", "LE0005 1:17")]
    [TestCase("scoring.pass_at=[1, x]", "LE0022 1:21")]
    [TestCase("models[0].api_key=sk-proj-1234567890abcdefghij", "LE0062 1:19")]
    [TestCase("models[0].api_key=${env:NOT_SET}", "LE0060 1:19")]
    public void What_is_wrong_points_at_the_option(string text, string expected)
    {
        var diagnostics = SomeConfig.Load(Text, text).Diagnostics;

        diagnostics.InShort().ShouldBe([expected]);
        diagnostics[0].File.ShouldBe("--set");
    }

    [Test]
    public void Problems_of_options_come_last() =>
        SomeConfig.Load(Text + "\nnope: 1", "samples=x").Diagnostics.InShort().ShouldBe(["LE0012 6:1", "LE0022 1:9"]);

    private static EvalConfig Load(params string[] overrides)
    {
        var result = SomeConfig.Load(Text, overrides);
        result.Diagnostics.InShort().ShouldBeEmpty();
        return result.Config!;
    }
}
