using LlmEval.Adapters.Yaml.Grammar;

namespace LlmEval.Adapters.Yaml.EvalConfigs;

/// <summary>What the grammar of configs says, for editors and for readers.</summary>
public static class ConfigSchema
{
    /// <summary>JSON Schema of configs, draft 2020-12: <c>schemas/eval.schema.json</c>.</summary>
    public static string ToJsonSchema() => SchemaFile.Write(EvalConfigGrammar.Shape, "LLM-Eval config", references: true);

    /// <summary>The reference of all keys in Markdown: <c>docs/config-reference.md</c>.</summary>
    public static string ToMarkdown() =>
        "# Config reference\n\nEvery key of an evaluation config, as `llm-eval schema` knows them. Keys that begin with `x-` are free.\n\n"
        + ReferenceText.Write(EvalConfigGrammar.Shape).TrimEnd('\n') + "\n";
}
