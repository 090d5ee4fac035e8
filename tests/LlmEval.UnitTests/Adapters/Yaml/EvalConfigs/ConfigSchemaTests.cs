using System.Text.Json.Nodes;
using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Documents;
using LlmEval.Adapters.Yaml.EvalConfigs;
using LlmEval.UnitTests.Architecture;

namespace LlmEval.UnitTests.Adapters.Yaml.EvalConfigs;

public class ConfigSchemaTests
{
    private static readonly JsonSchemaSubset Schema = new(JsonNode.Parse(ConfigSchema.ToJsonSchema())!.AsObject());

    [Test]
    public void The_committed_schema_is_fresh() =>
        (Committed("schemas/eval.schema.json") == ConfigSchema.ToJsonSchema()).ShouldBeTrue("run `llm-eval schema > schemas/eval.schema.json`");

    [Test]
    public void The_committed_reference_is_fresh() =>
        (Committed("docs/config-reference.md") == ConfigSchema.ToMarkdown()).ShouldBeTrue("run `llm-eval schema --markdown > docs/config-reference.md`");

    [TestCase("eval_v1.yaml")]
    [TestCase("quickstart.yaml")]
    [TestCase("assignments.yaml")]
    public void Shipped_configs_are_valid_and_load(string name)
    {
        var result = ConfigLoader.Load(ShippedConfigs.PathOf(name), ShippedConfigs.Options);

        result.Diagnostics.InShort().ShouldBeEmpty();
        IsValid(result.Config!.UnexpandedYaml).ShouldBeTrue();
    }

    [Test]
    public void Eval_v1_uses_every_key_but_those_of_other_providers_of_training_of_web_apps_and_the_single_prompt()
    {
        var known = Properties(JsonNode.Parse(ConfigSchema.ToJsonSchema())!);
        var used = Keys(NodeJson.Of(YamlReader.Read(new SourceText("eval_v1.yaml", File.ReadAllText(ShippedConfigs.EvalV1)), new DiagnosticBag())!)!);

        known.Except(used).ShouldBe(
            ["checkpoint", "headers", "step", "command", "env_file", "checkpoint_path", "training_run", "recipe_tags", "param_count", "seeds", "rounds", "quality_repeats"], ignoreOrder: true);
    }

    [TestCase("samples: many")]
    [TestCase("sampels: 5")]
    [TestCase("scoring: { timeout: 10 }")]
    [TestCase("fail_on: regresion")]
    [TestCase("models: []")]
    [TestCase("models: [{ id: m, provider: openai }]")]
    [TestCase("models: [{ id: local, provider: replay }]")]
    [TestCase("models: [{ id: local, provider: replay, path: x, base_url: \"http://x\" }]")]
    [TestCase("models: [{ id: \"a b\", provider: replay, path: x }]")]
    [TestCase("max_not_measured: 5")]
    [TestCase("judge: {}")]
    public void The_schema_finds_what_the_loader_finds(string text)
    {
        IsValid(SomeConfig.Completed(text)).ShouldBeFalse();
        SomeConfig.Load(SomeConfig.Completed(text)).Config.ShouldBeNull();
    }

    [TestCase("samples: ${env:FIVE}")]
    [TestCase("x-mine: { a: 1 }")]
    [TestCase("scoring: { timeout: \"${env:NOBODY:-5s}\", x-note: [] }")]
    public void The_schema_takes_what_the_loader_takes(string text)
    {
        IsValid(SomeConfig.Completed(text)).ShouldBeTrue();
        SomeConfig.Load(SomeConfig.Completed(text)).Config.ShouldNotBeNull();
    }

    /// <summary>Whether a text is valid by the schema alone.</summary>
    public static bool IsValid(string yaml) =>
        Schema.IsValid(NodeJson.Of(YamlReader.Read(new SourceText("config.yaml", yaml), new DiagnosticBag(), bareReferences: true)!));

    private static IEnumerable<string> Properties(JsonNode? schema) => schema switch
    {
        JsonObject map => map.SelectMany(pair => pair is { Key: "properties", Value: JsonObject properties }
            ? properties.Select(property => property.Key).Concat(properties.SelectMany(property => Properties(property.Value)))
            : Properties(pair.Value)),
        JsonArray list => list.SelectMany(Properties),
        _ => [],
    };

    private static IEnumerable<string> Keys(JsonNode? data) => data switch
    {
        JsonObject map => map.SelectMany(pair => Keys(pair.Value).Append(pair.Key)),
        JsonArray list => list.SelectMany(Keys),
        _ => [],
    };

    private static string Committed(string path) => File.ReadAllText(Path.Combine(RepositoryFiles.Root, path));
}
