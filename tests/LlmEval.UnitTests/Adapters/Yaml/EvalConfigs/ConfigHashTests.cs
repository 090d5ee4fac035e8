namespace LlmEval.UnitTests.Adapters.Yaml.EvalConfigs;

public class ConfigHashTests
{
    private const string Text = """
        name: small
        dataset: { path: tasks }
        models:
          - { id: m, provider: openai, model: m, base_url: "http://localhost/v1", params: { temperature: 0.5 }, api_key: "${env:OPENAI_API_KEY}" }
        samples: 5
        """;

    [TestCase("""
        # comments and order do not matter
        samples: 0x5
        models:
          - api_key: ${env:OPENAI_API_KEY}
            id: m   # nor does layout
            provider: 'openai'
            model: m
            params: &p
              temperature: 5e-1
            base_url: http://localhost/v1
        dataset:
          path: "tasks"
        name: small
        x-mine: nor do free keys
        """)]
    [TestCase("""
        x-params: &params { temperature: 0.50 }
        name: small
        dataset: { path: tasks }
        models:
          - { id: m, provider: openai, model: m, base_url: "http://localhost/v1", params: *params, api_key: "${env:OPENAI_API_KEY}" }
        samples: 5
        """)]
    public void The_same_data_has_the_same_hash(string other) => HashOf(other).ShouldBe(HashOf(Text));

    [TestCase("samples: 5", "samples: 6")]
    [TestCase("samples: 5", "seed: 5")]
    [TestCase("OPENAI_API_KEY", "WORD")]
    [TestCase("0.5", "0.6")]
    public void Other_data_has_another_hash(string old, string @new) =>
        HashOf(Text.Replace(old, @new, StringComparison.Ordinal)).ShouldNotBe(HashOf(Text));

    [Test]
    public void An_override_counts_as_if_it_stood_in_the_file()
    {
        var config = SomeConfig.Load(Text, "samples=6").Config!;

        config.Hash.Hex.ShouldBe(HashOf(Text.Replace("samples: 5", "samples: 6", StringComparison.Ordinal)));
        config.UnexpandedYaml.ShouldBe(Text + "\n# --set samples=6\n");
    }

    [Test]
    public void What_a_run_may_cost_does_not_change_what_it_measures() =>
        SomeConfig.Load(SomeConfig.Completed("samples: 5"), "budget.max_cost_usd=5").Config!.Hash
            .ShouldBe(SomeConfig.Load(SomeConfig.Completed("budget: { max_cost_usd: 10 }\nsamples: 5")).Config!.Hash);

    [Test]
    public void What_is_stored_keeps_the_references()
    {
        var config = SomeConfig.Load(Text).Config!;

        config.UnexpandedYaml.ShouldBe(Text);
    }

    private static string HashOf(string text) => SomeConfig.Load(text).Config!.Hash.Hex;
}
