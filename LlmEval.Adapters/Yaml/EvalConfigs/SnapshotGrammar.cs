using LlmEval.Adapters.Yaml.Grammar;
using LlmEval.Core.Domain.Configuration;

namespace LlmEval.Adapters.Yaml.EvalConfigs;

/// <summary>Describes <c>snapshot</c>.</summary>
internal static class SnapshotGrammar
{
    /// <summary>The key of the rule.</summary>
    public static Key<SnapshotMode> Mode { get; } = Key.WithDefault("mode", Shapes.Choice<SnapshotMode>(), "significant",
        "What fails: with `significant` a model that got worse beyond chance, or a replayed one that changed at all; with `exact` any change; with `off` nothing.");

    /// <summary>The shape of <c>snapshot</c>.</summary>
    public static MapShape<SnapshotOptions> Shape { get; } = new()
    {
        Doc = "How results are held against the accepted ones in `snapshots/`, beside the config.",
        Keys = [Mode],
        Bind = map => new SnapshotOptions { Mode = map.Get(Mode) },
    };
}
