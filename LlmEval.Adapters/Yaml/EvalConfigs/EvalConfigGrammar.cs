using LlmEval.Adapters.Yaml.Grammar;
using LlmEval.Adapters.Yaml.Prices;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Adapters.Yaml.EvalConfigs;

/// <summary>Describes an evaluation config: reading, checking, the JSON Schema and the reference all come from here.</summary>
internal static class EvalConfigGrammar
{
    private static readonly Key<string?> Name = Key.Optional(
        "name", Shapes.Text, "The config's name, shown with its runs. Without it, the file's name.");
    private static readonly Key<string?> Description = Key.Optional("description", Shapes.Text, "A sentence for people.");
    private static readonly Key<DatasetOptions> Dataset = Key.Required("dataset", DatasetGrammar.Shape, "Which tasks are run.");
    /// <summary>The seed.</summary>
    public static Key<long> Seed { get; } = Key.WithDefault("seed", SeedGrammar.Shape, "0", "Decides whatever is drawn at random.");
    private static readonly Key<SandboxOptions?> Sandbox = Key.Optional(
        "sandbox", SandboxGrammar.Shape, "Where the models' code runs, and what it may use.");
    private static readonly Key<StorageOptions?> Storage = Key.Optional("storage", StorageGrammar.Shape, "Where results are kept.");
    private static readonly Key<TrackingOptions?> Tracking = Key.Optional("tracking", TrackingGrammar.Shape, "Where runs are shown besides our own store.");

    /// <summary>What a run may cost.</summary>
    public static Key<BudgetOptions?> Budget { get; } = Key.Optional("budget", BudgetGrammar.Shape, "What a run may cost.");

    private static readonly Key<double> MaxNotMeasured = Key.WithDefault("max_not_measured", Shapes.Share, "0%",
        "The largest share of samples that may be not measured (provider or sandbox failed); above it the exit code is 3.");

    /// <summary>The models.</summary>
    public static Key<IReadOnlyList<ModelOptions>> Models { get; } =
        Key.Required("models", Shapes.List(ModelGrammar.Shape, minItems: 1), "The models under evaluation.");

    /// <summary>The only prompt variant.</summary>
    public static Key<PromptVariant?> Prompt { get; } = Key.Optional(
        "prompt", PromptGrammar.Single, "How the models are asked. Either this or `prompts`.");

    /// <summary>The prompt variants.</summary>
    public static Key<IReadOnlyList<PromptVariant>?> Prompts { get; } =
        Key.Optional(
            "prompts", Shapes.List(PromptGrammar.Shape, minItems: 1), "Several ways of asking: every model gets every task in every way.");

    /// <summary>Generations per case.</summary>
    public static Key<int> Samples { get; } = Key.WithDefault(
        "samples", Shapes.Int(1, 10_000), "1", "Answers asked of each model for each task.");

    /// <summary>How samples become verdicts.</summary>
    public static Key<ScoringOptions?> Scoring { get; } = Key.Optional(
        "scoring", ScoringGrammar.Shape, "How samples become verdicts and metrics.");

    /// <summary>Which pairs are run.</summary>
    public static Key<MatrixOptions?> Matrix { get; } =
        Key.Optional("matrix", MatrixGrammar.Shape, "Which pairs of models and prompt variants are run.");

    /// <summary>The price list.</summary>
    public static Key<PriceList?> Prices { get; } = Key.Optional("prices", new PriceFileShape(),
        "A list of what models cost. Without it, the one that comes with the tool.");

    /// <summary>The judge.</summary>
    public static Key<JudgeOptions?> Judge { get; } = Key.Optional("judge", JudgeGrammar.Shape, "A model that compares the responses of two models. Without it, nothing is judged.");

    /// <summary>How people review.</summary>
    public static Key<ReviewOptions?> Review { get; } = Key.Optional("review", ReviewGrammar.Shape, "How people review pairs of responses.");

    /// <summary>The gates.</summary>
    public static Key<IReadOnlyList<GateOptions>> Gates { get; } =
        Key.WithDefault("gates", Shapes.List(GateGrammar.Shape), "[]", "Conditions on the results.");

    /// <summary>How results are held against the accepted ones.</summary>
    public static Key<SnapshotOptions?> Snapshot { get; } = Key.Optional(
        "snapshot", SnapshotGrammar.Shape, "How results are held against the accepted ones. Without it, as with `significant` once a run was accepted.");

    /// <summary>How runs are published.</summary>
    public static Key<ObservatoryOptions?> Observatory { get; } = Key.Optional(
        "observatory", ObservatoryGrammar.Shape, "How runs are published to an observatory: our own, or a server that speaks its protocol.");

    /// <summary>What makes the exit code 1.</summary>
    public static Key<FailOn> FailOn { get; } = Key.WithDefault("fail_on", Shapes.Choice<FailOn>(), "gate",
        "What makes the exit code 1: nothing (`none`), `any` case that failed, a `gate` or snapshot that does not hold, or a `regression`: the snapshot alone, and one that is missing or cannot be compared too.");

    /// <summary>The shape of the document.</summary>
    public static MapShape<Func<ConfigOrigin, EvalConfig>> Shape { get; } = new()
    {
        Doc = "An evaluation: which models are asked which tasks in which way, and how their answers are judged.",
        Keys =
        [
            Name, Description, Dataset, Models, Prompt, Prompts, Samples, Seed, Scoring, Sandbox, Matrix, Gates, Snapshot, FailOn, MaxNotMeasured, Prices,
            Budget, Judge, Review, Storage, Tracking, Observatory,
        ],
        Check = ConfigChecks.Run,
        Bind = map => origin => Bind(map, origin),
    };

    private static EvalConfig Bind(MapReading map, ConfigOrigin origin) => new()
    {
        Name = map.Get(Name) ?? Path.GetFileNameWithoutExtension(origin.Path),
        Description = map.Get(Description),
        Path = origin.Path,
        Dataset = map.Get(Dataset),
        Models = map.Get(Models),
        Prompts = map.Get(Prompts) ?? [map.Get(Prompt) ?? PromptGrammar.Default],
        Samples = map.Get(Samples),
        Seed = map.Get(Seed),
        Scoring = map.Get(Scoring) ?? new ScoringOptions(),
        Sandbox = map.Get(Sandbox) ?? new SandboxOptions(),
        Exclude = map.Get(Matrix)?.Exclude ?? [],
        Include = map.Get(Matrix)?.Include ?? [],
        Prices = map.Get(Prices) ?? PriceFile.Default,
        MaxCostUsd = map.Get(Budget)?.MaxCostUsd,
        Judge = map.Get(Judge),
        Review = map.Get(Review) ?? new ReviewOptions(),
        Gates = map.Get(Gates),
        Snapshot = map.Get(Snapshot) ?? new SnapshotOptions(),
        FailOn = map.Get(FailOn),
        MaxNotMeasured = map.Get(MaxNotMeasured),
        Storage = map.Get(Storage) ?? new StorageOptions(),
        Tracking = map.Get(Tracking) ?? new TrackingOptions(),
        Observatory = map.Get(Observatory) ?? new ObservatoryOptions(),
        UnexpandedYaml = origin.UnexpandedYaml,
        Hash = origin.Hash,
    };
}

/// <summary>What a config is made from, besides its content.</summary>
/// <param name="Path">Absolute path of the file.</param>
/// <param name="UnexpandedYaml">The text as written, overrides noted at its end.</param>
/// <param name="Hash">Hash of the data.</param>
internal sealed record ConfigOrigin(string Path, string UnexpandedYaml, ContentHash Hash);
