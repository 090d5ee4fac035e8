using LlmEval.Core.Domain.Configuration;

namespace LlmEval.Adapters.Lab;

/// <summary>Leaves out the parameters of a config that its model does not take: one set of parameters is tried with many models.</summary>
internal static class TakenParameters
{
    /// <summary>The model with the parameters that it takes, and the names of the others.</summary>
    public static (ModelOptions Model, IReadOnlyList<string> LeftOut) Of(ModelOptions model)
    {
        var grammar = ModelProviders.Grammars.FirstOrDefault(known => known.Name == model.Provider);
        if (grammar is not { TakesParameters: true }) return (model, []);
        var leftOut = grammar.NotTaken(model);
        return (leftOut.Aggregate(model, (taken, name) => taken with { Parameters = Without(taken.Parameters, name) }), leftOut);
    }

    private static ModelParameters Without(ModelParameters parameters, string name) => name switch
    {
        "temperature" => parameters with { Temperature = null },
        "top_p" => parameters with { TopP = null },
        "stop" => parameters with { Stop = [] },
        "frequency_penalty" => parameters with { FrequencyPenalty = null },
        "presence_penalty" => parameters with { PresencePenalty = null },
        "reasoning_effort" => parameters with { ReasoningEffort = null },
        "verbosity" => parameters with { Verbosity = null },
        "seed" => parameters with { Seed = null },
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such parameter."),
    };
}
