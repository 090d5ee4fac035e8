using LlmEval.Adapters.Yaml.EvalConfigs;
using LlmEval.UnitTests.Architecture;

namespace LlmEval.UnitTests.Adapters.Yaml.EvalConfigs;

/// <summary>The configs that come with the project.</summary>
internal static class ShippedConfigs
{
    public static string EvalV1 { get; } = PathOf("eval_v1.yaml");

    public static string Quickstart { get; } = PathOf("quickstart.yaml");

    public static string PathOf(string name) => Path.Combine(RepositoryFiles.Root, "configs", name);

    public static ConfigLoadOptions Options { get; } = new() { Environment = name => name is "OPENAI_API_KEY" or "ANTHROPIC_API_KEY" ? "value-of-the-key" : null };
}
