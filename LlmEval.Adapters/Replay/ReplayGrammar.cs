using LlmEval.Adapters.Yaml.EvalConfigs;
using LlmEval.Adapters.Yaml.Grammar;

namespace LlmEval.Adapters.Replay;

/// <summary>The keys of a model with <c>provider: replay</c>.</summary>
public static class ReplayGrammar
{
    private static readonly Key<string> Path = Key.Required("path", new PathShape(mayBeFolder: false),
        "JSONL file with the recorded answers, also as .gz; relative to the config.");

    /// <summary>The provider.</summary>
    public static ProviderGrammar Provider { get; } = new()
    {
        Name = ReplayProvider.LiteralName,
        Doc = "Answers that were recorded earlier: needs no key and no network.",
        Keys = [Path],
        NeedsModelName = false,
        TakesParameters = false,
        Bind = model => new ReplayOptions { Path = model.Get(Path) },
    };
}
