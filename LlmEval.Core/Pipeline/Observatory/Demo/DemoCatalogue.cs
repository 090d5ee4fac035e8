using LlmEval.Core.Domain.Observatory;

namespace LlmEval.Core.Pipeline.Observatory.Demo;

/// <summary>The models, datasets and suites of the demonstration. Scores are invented; the names are of the kind that people know.</summary>
internal static class DemoCatalogue
{
    /// <summary>Training steps from one checkpoint to the next.</summary>
    public const long StepWidth = 1000;

    /// <summary>The step of the last checkpoint: 20 of them.</summary>
    public const long LastStep = 20 * StepWidth;

    /// <summary>The model that somebody wants at the top.</summary>
    public const string Pinned = "cirrus-70b";

    /// <summary>Three models in training, three baselines.</summary>
    public static IReadOnlyList<DemoModel> Models { get; } =
    [
        new("aurora-7b", "Aurora 7B", ModelType.Training, "pretraining", 7_200_000_000) { Level = -0.02, Pace = 6000, RecipeTags = ["dense", "code-heavy"] },
        new("borealis-13b", "Borealis 13B", ModelType.Training, "pretraining", 13_100_000_000) { Level = 0.02, Pace = 7000, RecipeTags = ["dense", "curriculum"] },
        new("cirrus-70b", "Cirrus 70B", ModelType.Training, "scaling", 70_600_000_000) { Level = 0.07, Pace = 9000, RecipeTags = ["moe", "long-context"] },
        new("gpt-4o", "GPT-4o", ModelType.Baseline, "external", null) { Level = 0.1 },
        new("claude-3.5-sonnet", "Claude 3.5 Sonnet", ModelType.Baseline, "external", null) { Level = 0.11 },
        new("qwen-2.5-72b", "Qwen 2.5 72B", ModelType.Baseline, "external", 72_700_000_000) { Level = 0.05 },
    ];

    /// <summary>Twelve datasets in five categories.</summary>
    public static IReadOnlyList<DemoDataset> Datasets { get; } =
    [
        new("humaneval", "code", "pass@1", 164, 0.42, 0.8) { Subcategory = "functions", Grader = "unit_tests", Topics = ["strings", "lists", "math", "parsing"], HasExamples = true },
        new("mbpp", "code", "pass@1", 257, 0.45, 0.77) { Subcategory = "functions", Grader = "unit_tests", Topics = ["strings", "lists", "math", "regex"], HasExamples = true },
        new("livecodebench", "code", "pass@1", 175, 0.08, 0.34) { Subcategory = "contests", Grader = "unit_tests", Topics = ["graphs", "dynamic programming", "greedy"], HasExamples = true },
        new("gsm8k", "math", "accuracy", 1319, 0.55, 0.88) { Subcategory = "word problems", Topics = ["money", "rates", "counting", "geometry"], HasExamples = true },
        new("math500", "math", "accuracy", 500, 0.25, 0.62) { Subcategory = "competition", Topics = ["algebra", "number theory", "geometry", "probability"], HasExamples = true },
        new("aime24", "math", "accuracy", 30, 0.1, 0.3) { Subcategory = "competition", Topics = ["algebra", "combinatorics", "geometry"], HasExamples = true },
        new("mmlu_pro", "knowledge", "accuracy", 12_032, 0.36, 0.6),
        new("gpqa_diamond", "knowledge", "accuracy", 198, 0.26, 0.42) { Topics = ["physics", "chemistry", "biology"], HasExamples = true },
        new("arc_challenge", "reasoning", "accuracy", 1172, 0.6, 0.86) { Topics = ["earth", "life", "physics"], HasExamples = true },
        new("hellaswag", "reasoning", "accuracy", 10_042, 0.66, 0.82),
        new("ifeval", "instructions", "accuracy", 541, 0.5, 0.77) { Grader = "rules", Topics = ["length", "format", "keywords", "language"], HasExamples = true },
        new("truthfulqa", "safety", "accuracy", 817, 0.4, 0.58) { Topics = ["health", "law", "myths", "finance"], HasExamples = true },
    ];

    /// <summary>Sets of datasets that are looked at together.</summary>
    public static IReadOnlyList<DemoSuite> Suites { get; } =
    [
        new("core", "Core", "What every checkpoint is measured on.", ["humaneval", "gsm8k", "mmlu_pro", "ifeval"]),
        new("code", "Code", "Functions and contests.", ["humaneval", "mbpp", "livecodebench"]),
        new("math", "Mathematics", "From word problems to competitions.", ["gsm8k", "math500", "aime24"]),
    ];
}

/// <summary>A model of the demonstration.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Type">What it is.</param>
/// <param name="Owner">Who trains it.</param>
/// <param name="Parameters">Its size; null where nobody says.</param>
internal sealed record DemoModel(string Id, string Name, ModelType Type, string Owner, long? Parameters)
{
    /// <summary>How far above or below a dataset's usual score it ends, as a proportion.</summary>
    public double Level { get; init; }

    /// <summary>Steps until 63% of what there is to learn is learned.</summary>
    public double Pace { get; init; }

    /// <summary>Words on how it was trained.</summary>
    public IReadOnlyList<string> RecipeTags { get; init; } = [];

    /// <summary>The id of its checkpoint at a step; null: of a baseline.</summary>
    public string CheckpointId(long? step) => step is { } at ? $"{Id}__step-{at}" : $"{Id}__baseline";
}

/// <summary>A dataset of the demonstration.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Category">Its category.</param>
/// <param name="Metric">Its primary metric.</param>
/// <param name="Size">Examples.</param>
/// <param name="Floor">What an untrained model scores.</param>
/// <param name="Ceiling">What a model of the usual size ends at.</param>
internal sealed record DemoDataset(string Name, string Category, string Metric, int Size, double Floor, double Ceiling)
{
    /// <summary>Its subcategory.</summary>
    public string? Subcategory { get; init; }

    /// <summary>How answers are graded.</summary>
    public string Grader { get; init; } = "exact_match";

    /// <summary>Topics of its examples.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Whether single examples are sent with the scores.</summary>
    public bool HasExamples { get; init; }
}

/// <summary>A named set of datasets.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Datasets">Its datasets.</param>
internal sealed record DemoSuite(string Id, string Name, string Description, IReadOnlyList<string> Datasets);
