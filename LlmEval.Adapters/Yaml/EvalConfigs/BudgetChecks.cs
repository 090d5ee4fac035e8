using LlmEval.Adapters.Yaml.Documents;
using LlmEval.Adapters.Yaml.Grammar;
using LlmEval.Adapters.Yaml.Prices;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Adapters.Yaml.EvalConfigs;

/// <summary>Checks that the worst case of every call can be known where a run has a budget.</summary>
internal static class BudgetChecks
{
    /// <summary>Checks a config.</summary>
    public static void Run(MapReading config)
    {
        if (!config.TryGet(EvalConfigGrammar.Budget, out var budget) || budget?.MaxCostUsd is null) return;
        IEnumerable<Reading<ModelOptions>> judge = config.Below(EvalConfigGrammar.Judge) is { } map ? [map.Read(JudgeGrammar.Model)] : [];
        foreach (var reading in config.Read(EvalConfigGrammar.Models).Items.OfType<Reading<ModelOptions>>().Concat(judge))
        {
            if (reading is not { State: ReadingState.Valid, Value: { Provided.IsMetered: true } model, Map: { } own }) continue;
            var place = own.Read(ModelGrammar.Id).Node!;
            if (config.TryGet(EvalConfigGrammar.Prices, out var listed)) CheckPrice(model, listed ?? PriceFile.Default, place, config.Context);
            if (model.Parameters.MaxOutputTokens is not null) continue;
            config.Context.Problems.Add(
                ConfigCodes.NoOutputLimit, place, $"the run has a budget, and nothing limits the answers of '{model.Id}'",
                "set params: { max_output_tokens: … }");
        }
    }

    private static void CheckPrice(ModelOptions model, PriceList prices, Node place, ReadContext context)
    {
        var price = prices.Find(model, context.Time.GetUtcNow());
        if (price?.Currency == TokenPrice.Usd) return;
        var known = price is null ? "is not known" : $"is in {price.Currency}";
        context.Problems.Add(
            ConfigCodes.NoPrice, place, $"the run has a budget in USD, and the price of '{model.Id}' ({model.Model}) {known}",
            "give it price: { input: …, output: … } per million tokens (0 where it is free), or add it to the price list");
    }
}
