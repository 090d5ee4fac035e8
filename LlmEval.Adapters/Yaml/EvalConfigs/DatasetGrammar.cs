using LlmEval.Adapters.Yaml.Grammar;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Tasks;

namespace LlmEval.Adapters.Yaml.EvalConfigs;

/// <summary>Describes <c>dataset</c>.</summary>
internal static class DatasetGrammar
{
    private static readonly Key<IReadOnlyList<string>?> Topic = Key.Optional("topic", Shapes.List(Shapes.Text, minItems: 1),
        "Keeps only tasks with one of these topics.");

    private static readonly Key<IReadOnlyList<string>?> Difficulty = Key.Optional(
        "difficulty", Shapes.List(Shapes.Word(["easy", "medium", "hard"]), minItems: 1, unique: true),
        "Keeps only tasks of these difficulties.");

    private static readonly Key<IReadOnlyList<string>?> Ids = Key.Optional("ids", Shapes.List(Shapes.Text, minItems: 1),
        "Keeps only tasks whose id matches one of these patterns; `*` stands for any characters, `?` for one.");

    private static readonly MapShape<Filter> FilterShape = new()
    {
        Doc = "Which tasks are kept: those that meet every condition given.",
        Keys = [Topic, Difficulty, Ids],
        Bind = map => new Filter(map.Get(Topic) ?? [], map.Get(Difficulty) ?? [], map.Get(Ids) ?? []),
    };

    private static readonly Key<string> DataPath = Key.Required("path", new PathShape(mayBeFolder: true),
        "A folder of YAML task files or of assignment templates, or a HumanEval, EvalPlus or MBPP file (JSONL, also .gz); relative to the config.");

    private static readonly Key<DatasetFormat> Format = Key.WithDefault("format", Shapes.Choice<DatasetFormat>(), "auto",
        "The format; `auto` finds it out from the content.");

    private static readonly Key<MutationPolicy?> Mutation = Key.OptionalValue("mutation", Shapes.Choice<MutationPolicy>(),
        "When an argument that the solution changed in place is copied back to the tests. Overrides what the tasks say.");

    private static readonly Key<IntegrityMode> Mode = Key.WithDefault("mode", Shapes.Choice<IntegrityMode>(), "strong",
        "`weak` allows tests in the solution's own interpreter, for tasks that need it; with `strong` such tasks count as unsupported.");

    private static readonly Key<Filter?> Filters = Key.Optional("filter", FilterShape, "Which tasks are kept. Without it, all.");

    private static readonly Key<IReadOnlyList<string>?> Seeds = Key.Optional("seeds", Shapes.List(Shapes.Text, minItems: 1, unique: true),
        "Of assignment templates: the seeds that each is rendered with; letters, digits, `-` and `_`. Without it, one seed, `1`.");

    private static readonly Key<int?> Rounds = Key.OptionalValue("rounds", Shapes.Int(1, 2),
        "Of assignment templates: 1 for the first round alone; 2, as without it, with the change request.");

    private static readonly Key<int?> Limit = Key.OptionalValue("limit", Shapes.Int(1), "Keeps the first so many tasks after the filter.");

    /// <summary>The shape of <c>dataset</c>.</summary>
    public static MapShape<DatasetOptions> Shape { get; } = new()
    {
        Doc = "Which tasks are run.",
        Keys = [DataPath, Format, Seeds, Rounds, Mutation, Mode, Filters, Limit],
        Bind = map => new DatasetOptions
        {
            Path = map.Get(DataPath),
            Format = map.Get(Format),
            Seeds = map.Get(Seeds) ?? [],
            Rounds = map.Get(Rounds) ?? 2,
            Mutation = map.Get(Mutation),
            Mode = map.Get(Mode),
            Topics = map.Get(Filters)?.Topics ?? [],
            Difficulties = map.Get(Filters)?.Difficulties ?? [],
            Ids = map.Get(Filters)?.Ids ?? [],
            Limit = map.Get(Limit),
        },
    };

    private sealed record Filter(IReadOnlyList<string> Topics, IReadOnlyList<string> Difficulties, IReadOnlyList<string> Ids);
}
