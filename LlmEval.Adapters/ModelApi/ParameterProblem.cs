using LlmEval.Adapters.Yaml.EvalConfigs;
using LlmEval.Adapters.Yaml.Grammar;

namespace LlmEval.Adapters.ModelApi;

/// <summary>A parameter that a model does not take.</summary>
/// <param name="Parameter">The parameter as configs write it.</param>
/// <param name="Kind">What the model is, in words.</param>
/// <param name="Fix">What to do.</param>
internal sealed record ParameterProblem(string Parameter, string Kind, string Fix)
{
    /// <summary>Whether the model takes the parameter in no way, so that it can be left out; else its value is wrong.</summary>
    public bool CanBeLeftOut { get; init; }

    /// <summary>Reports problems at the places of the parameters in a config.</summary>
    public static void Report(IEnumerable<ParameterProblem> problems, MapReading parameters)
    {
        foreach (var problem in problems)
        {
            parameters.Context.Problems.Add(
                ConfigCodes.NotTaken,
                parameters.Node.Find(problem.Parameter)!.Key,
                $"'{problem.Parameter}' is not taken by {problem.Kind}",
                problem.Fix);
        }
    }

    /// <inheritdoc />
    public override string ToString() => $"{Parameter} is not taken by {Kind}: {Fix}";
}
