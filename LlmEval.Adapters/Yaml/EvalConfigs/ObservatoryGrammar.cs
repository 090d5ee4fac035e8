using LlmEval.Adapters.Yaml.Grammar;
using LlmEval.Core.Domain.Configuration;

namespace LlmEval.Adapters.Yaml.EvalConfigs;

/// <summary>Describes <c>observatory</c>.</summary>
internal static class ObservatoryGrammar
{
    private static readonly Key<bool> Enabled = Key.WithDefault("enabled", new BoolShape(), "false",
        "Whether a run publishes its results when it is over. `run --dashboard-logging` does it for one run.");

    private static readonly Key<bool> Examples = Key.WithDefault("examples", new BoolShape(), "false",
        "Whether one example per task goes with the scores, so that checkpoints are compared on shared examples.");

    private static readonly Key<Uri?> Url = Key.Optional("url", AddressShape.Like("https://dashboard.example.org/eval360"),
        "Address of a server. Without it, or when it is empty, the one that `EVAL360_DASHBOARD_URL` names, else our own store. The token comes from `EVAL360_DASHBOARD_TOKEN`.");

    private static readonly Key<string?> EnvironmentFile = Key.Optional("env_file", new PathShape(mayBeFolder: false),
        "A file with `EVAL360_DASHBOARD_URL` and `EVAL360_DASHBOARD_TOKEN` as NAME=value lines, such as one that a team shares. The environment goes before it.");

    private static readonly Key<string> Owner = Key.WithDefault("owner", Shapes.Text, new ObservatoryOptions().Owner, "Who owns the models there.");

    private static readonly Key<string?> Dataset = Key.Optional("dataset", Shapes.Text, "The dataset's name there. Without it, its own.");

    private static readonly Key<string> Split = Key.WithDefault("split", Shapes.Text, new ObservatoryOptions().Split, "The part of the dataset.");

    private static readonly Key<string?> Category = Key.Optional("category", Shapes.Text, "The dataset's category there. Without it, it stays as it is.");

    private static readonly Key<string?> Subcategory = Key.Optional("subcategory", Shapes.Text, "The dataset's subcategory there; counts only with `category`.");

    /// <summary>The key of the metric that stands for the dataset.</summary>
    public static Key<string?> PrimaryMetric { get; } = Key.Optional("primary_metric", GateGrammar.MetricShape,
        "The metric that stands for the dataset. Without it, the first of `scoring.pass_at`.");

    /// <summary>The key of the models.</summary>
    public static Key<IReadOnlyList<ObservedModel>> Models { get; } = Key.WithDefault("models", Shapes.List(ObservedModelGrammar.Shape), "[]",
        "What models are there. One that is not named keeps its id: it is in training where it has a `checkpoint`, else a baseline.");

    /// <summary>The shape of <c>observatory</c>.</summary>
    public static MapShape<ObservatoryOptions> Shape { get; } = new()
    {
        Doc = "How runs are published to an observatory. It never holds up or fails a run: what does not arrive is sent by `llm-eval publish`.",
        Keys = [Enabled, Examples, Url, EnvironmentFile, Owner, Dataset, Split, Category, Subcategory, PrimaryMetric, Models],
        Bind = map => new ObservatoryOptions
        {
            Enabled = map.Get(Enabled),
            Examples = map.Get(Examples),
            Url = map.Get(Url),
            EnvironmentFile = map.Get(EnvironmentFile),
            Owner = map.Get(Owner),
            Dataset = map.Get(Dataset),
            Split = map.Get(Split),
            Category = map.Get(Category),
            Subcategory = map.Get(Subcategory),
            PrimaryMetric = map.Get(PrimaryMetric),
            Models = map.Get(Models),
        },
    };
}
