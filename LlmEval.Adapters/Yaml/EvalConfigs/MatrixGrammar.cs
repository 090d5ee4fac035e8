using LlmEval.Adapters.Yaml.Grammar;
using LlmEval.Core.Domain.Configuration;

namespace LlmEval.Adapters.Yaml.EvalConfigs;

/// <summary>Describes <c>matrix</c>.</summary>
internal static class MatrixGrammar
{
    /// <summary>The key of an exclusion's model.</summary>
    public static Key<string?> Model { get; } = Key.Optional("model", Shapes.Text, "The id of a model. Without it, every model.");

    /// <summary>The key of an exclusion's prompt variant.</summary>
    public static Key<string?> Prompt { get; } = Key.Optional(
        "prompt", Shapes.Text, "The id of a prompt variant. Without it, every variant.");

    private static readonly MapShape<MatrixExclusion> Exclusion = new()
    {
        Doc = "Cases that are left out: of a model, of a prompt variant, or of the pair of both.",
        Keys = [Model, Prompt],
        Check = map =>
        {
            if (map.TryGet(Model, out var model) && map.TryGet(Prompt, out var prompt) && model is null && prompt is null)
                map.Context.Problems.Add(
                    ConfigCodes.ExcludesNothing, map.Node, "this names neither a model nor a prompt", "name one, or both");
        },
        Bind = map => new MatrixExclusion(map.Get(Model), map.Get(Prompt)),
    };

    /// <summary>The key of the exclusions.</summary>
    public static Key<IReadOnlyList<MatrixExclusion>> Exclude { get; } = Key.WithDefault(
        "exclude", Shapes.List(Exclusion), "[]", "What is left out.");

    /// <summary>The shape of <c>matrix</c>.</summary>
    public static MapShape<IReadOnlyList<MatrixExclusion>> Shape { get; } = new()
    {
        Doc = "Which pairs of models and prompt variants are run. Without it, all.",
        Keys = [Exclude],
        Bind = map => map.Get(Exclude),
    };
}
