using LlmEval.Adapters.Command;
using LlmEval.Adapters.OpenAi;
using LlmEval.Adapters.Replay;

namespace LlmEval.Adapters.Yaml.EvalConfigs;

/// <summary>The providers that a config may name. To add one: copy a sibling's folder, describe its keys there, and list it here.</summary>
public static class Providers
{
    /// <summary>Every provider of this version.</summary>
    public static IReadOnlyList<ProviderGrammar> All { get; } = [OpenAiGrammar.Provider, ReplayGrammar.Provider, CommandGrammar.Provider];

    /// <summary>Providers of the format that this version does not have.</summary>
    public static IReadOnlyList<string> Reserved { get; } = ["anthropic"];
}
