using LlmEval.Adapters.Yaml.Grammar;

namespace LlmEval.Adapters.Yaml.EvalConfigs;

/// <summary>Describes <c>budget</c>.</summary>
internal static class BudgetGrammar
{
    private static readonly Key<decimal?> MaxCostUsd = Key.OptionalValue("max_cost_usd", new AmountShape { MayBeZero = false },
        "The most that a run may cost, in US dollars. A call is made only when its worst case fits; else the run ends with exit code 4 and can be resumed.");

    /// <summary>The shape of <c>budget</c>.</summary>
    public static MapShape<BudgetOptions> Shape { get; } = new()
    {
        Doc = "What a run may cost. Every model that is paid by the token then needs a price in USD and `params.max_output_tokens`.",
        Keys = [MaxCostUsd],
        Bind = map => new BudgetOptions(map.Get(MaxCostUsd)),
    };
}

/// <summary>What <c>budget</c> says.</summary>
internal sealed record BudgetOptions(decimal? MaxCostUsd);
