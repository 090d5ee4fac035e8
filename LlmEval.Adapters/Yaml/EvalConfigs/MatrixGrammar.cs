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

    /// <summary>The key of an inclusion's model.</summary>
    public static Key<string> IncludedModel { get; } = Key.Required("model", Shapes.Text, "The id of a model.");

    /// <summary>The key of an inclusion's prompt variant.</summary>
    public static Key<string> IncludedPrompt { get; } = Key.Required("prompt", Shapes.Text, "The id of a prompt variant.");

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

    private static readonly MapShape<MatrixInclusion> Inclusion = new()
    {
        Doc = "A pair of model and prompt variant that is run although an exclusion names it.",
        Keys = [IncludedModel, IncludedPrompt],
        Bind = map => new MatrixInclusion(map.Get(IncludedModel), map.Get(IncludedPrompt)),
    };

    /// <summary>The key of the exclusions.</summary>
    public static Key<IReadOnlyList<MatrixExclusion>> Exclude { get; } = Key.WithDefault(
        "exclude", Shapes.List(Exclusion), "[]", "What is left out.");

    /// <summary>The key of the inclusions.</summary>
    public static Key<IReadOnlyList<MatrixInclusion>> Include { get; } = Key.WithDefault(
        "include", Shapes.List(Inclusion), "[]", "What is run although `exclude` leaves it out: inclusions count after exclusions, as in GitHub Actions.");

    /// <summary>The shape of <c>matrix</c>.</summary>
    public static MapShape<MatrixOptions> Shape { get; } = new()
    {
        Doc = "Which pairs of models and prompt variants are run. Without it, all.",
        Keys = [Exclude, Include],
        Bind = map => new MatrixOptions(map.Get(Exclude), map.Get(Include)),
    };
}

/// <summary>What <c>matrix</c> says.</summary>
internal sealed record MatrixOptions(IReadOnlyList<MatrixExclusion> Exclude, IReadOnlyList<MatrixInclusion> Include);
