using LlmEval.Adapters.Resilience;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Generation;
using LlmEval.Core.Pipeline.Lab;

namespace LlmEval.Adapters.Lab;

/// <summary>Makes models of configs and review prompts over the connections of <c>lab.yaml</c>.</summary>
/// <param name="settings">The connections and prices.</param>
/// <param name="secrets">What must not come back in any answer or message, longest first.</param>
/// <param name="limits">The limits that all clients share.</param>
/// <param name="time">The clock.</param>
public sealed class LabModels(LabSettings settings, IReadOnlyList<Secret> secrets, SharedLimits limits, TimeProvider time) : ILabModels
{
    // Under a budget every call needs a most. Enough for a judge that reasons over ten long answers.
    private const int MostOfJudge = 8_000;

    private readonly IReadOnlyList<IModelProvider> providers = ModelProviders.All(time);

    /// <inheritdoc />
    public LabModel ModelOf(LabConfig config) =>
        Of($"config '{config.Name}'", config.Connection, config.Name, config.Model, config.Parameters);

    /// <inheritdoc />
    public LabModel JudgeOf(ReviewPrompt prompt, string? model)
    {
        var name = model ?? prompt.DefaultModel;
        var judge = Of($"review prompt '{prompt.Name}'", prompt.Connection, name, name, new ModelParameters { MaxOutputTokens = settings.MaxCostUsd is null ? null : MostOfJudge });
        return judge with { Options = Steady(judge.Options) };
    }

    /// <inheritdoc />
    public IModelClient CreateClient(LabModel model, BudgetLedger? budget)
    {
        var factory = new ModelClientFactory(providers, time) { Prices = settings.Prices, Budget = budget, Secrets = secrets };
        return factory.Create(model.Options, limits, $"{model.Connection}/{model.Options.Model}");
    }

    private LabModel Of(string what, string connection, string id, string model, ModelParameters parameters)
    {
        var way = settings.Find(connection) ?? throw new LabRefusedException(
            $"{what}: there is no connection '{connection}'; use one of {string.Join(", ", settings.Connections.Select(known => known.Name))}, or declare it in {LabSettings.FileName}.");
        var (options, leftOut) = TakenParameters.Of(way.Template with { Id = id, Model = model, Parameters = parameters });
        return new LabModel(connection, options) { LeftOut = leftOut };
    }

    // The same question should have the same answer.
    private static ModelOptions Steady(ModelOptions judge)
    {
        var grammar = ModelProviders.Grammars.FirstOrDefault(known => known.Name == judge.Provider);
        return grammar is { TakesParameters: true } && grammar.TakesTemperature(judge) ? judge with { Parameters = judge.Parameters with { Temperature = 0 } } : judge;
    }
}
