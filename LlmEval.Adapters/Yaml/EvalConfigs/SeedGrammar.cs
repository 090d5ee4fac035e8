using LlmEval.Adapters.Yaml.Grammar;

namespace LlmEval.Adapters.Yaml.EvalConfigs;

/// <summary>Describes seeds.</summary>
internal static class SeedGrammar
{
    /// <summary>Integers up to 2^53 are exact in JSON; the sample's index is added to a seed, so there is room left.</summary>
    public static WholeNumberShape<long> Shape { get; } = new(0, 1L << 52);
}
