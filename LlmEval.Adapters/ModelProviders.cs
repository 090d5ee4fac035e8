using LlmEval.Adapters.Anthropic;
using LlmEval.Adapters.Command;
using LlmEval.Adapters.OpenAi;
using LlmEval.Adapters.Replay;
using LlmEval.Adapters.Yaml.EvalConfigs;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Adapters;

/// <summary>The registry of model providers. A new one is added here, to both lists, and nowhere else.</summary>
public static class ModelProviders
{
    /// <summary>What configs say about the models of each provider.</summary>
    public static IReadOnlyList<ProviderGrammar> Grammars { get; } =
        [OpenAiGrammar.Provider, AnthropicGrammar.Provider, ReplayGrammar.Provider, CommandGrammar.Provider];

    /// <summary>All providers that come with the tool.</summary>
    public static IReadOnlyList<IModelProvider> All(TimeProvider time) =>
        [new OpenAiProvider(time), new AnthropicProvider(time), new ReplayProvider(), new CommandProvider(time)];
}
