using LlmEval.Adapters.Command;
using LlmEval.Adapters.OpenAi;
using LlmEval.Adapters.Replay;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Adapters;

/// <summary>The registry of model providers. A new one is added here and nowhere else.</summary>
public static class ModelProviders
{
    /// <summary>All providers that come with the tool.</summary>
    public static IReadOnlyList<IModelProvider> All(TimeProvider time) =>
        [new OpenAiProvider(time), new ReplayProvider(), new CommandProvider(time)];
}
