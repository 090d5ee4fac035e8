using System.Text.Json;
using LlmEval.Core.Domain.Identity;

namespace LlmEval.Core.Domain.Lab;

/// <summary>An order of experiments that a person saved. Never made from anything else.</summary>
public sealed record HumanRanking
{
    /// <summary>The id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The prompt's name.</summary>
    public required string Prompt { get; init; }

    /// <summary>The run whose experiments are ranked; null when they are of several.</summary>
    public string? Run { get; init; }

    /// <summary>Who ranked. The latest ranking of an evaluator for a run stands; earlier ones are kept.</summary>
    public required string Evaluator { get; init; }

    /// <summary>The experiments, best first; those within one group are tied. At least one, each experiment once.</summary>
    public required IReadOnlyList<IReadOnlyList<SampleId>> Groups { get; init; }

    /// <summary>The batch whose order was on the screen, or null.</summary>
    public Guid? BasedOnBatch { get; init; }

    /// <summary>Notes, or null.</summary>
    public string? Notes { get; init; }

    /// <summary>Time that the person was at work, without pauses.</summary>
    public required TimeSpan ActiveTime { get; init; }

    /// <summary>When it was saved, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A score that somebody gave one experiment, without a ranking: a person, or a program of the original's clients.</summary>
public sealed record ManualScore
{
    /// <summary>The kind of a person's scores.</summary>
    public const string HumanKind = "human";

    /// <summary>The id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The experiment.</summary>
    public required SampleId Experiment { get; init; }

    /// <summary><see cref="HumanKind"/>, or what a client of the original says.</summary>
    public string Kind { get; init; } = HumanKind;

    /// <summary>Who scored.</summary>
    public required string Evaluator { get; init; }

    /// <summary>0 to 10, higher is better.</summary>
    public required double Score { get; init; }

    /// <summary>Scores by criterion, 0 to 10.</summary>
    public IReadOnlyDictionary<string, double> Criteria { get; init; } = new Dictionary<string, double>();

    /// <summary>Notes, or null.</summary>
    public string? Notes { get; init; }

    /// <summary>What is good, or null.</summary>
    public string? Strengths { get; init; }

    /// <summary>What is not, or null.</summary>
    public string? Weaknesses { get; init; }

    /// <summary>What else a client says of it: a JSON object, kept by its meaning; null for none.</summary>
    public JsonElement? Metadata { get; init; }

    /// <summary>When it was given, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>How much quality, speed and cost count in a recommendation. Each 0 to 1; they sum to 1.</summary>
/// <param name="Quality">Weight of the quality.</param>
/// <param name="Speed">Weight of the speed.</param>
/// <param name="Cost">Weight of the cost.</param>
public sealed record RankingWeights(double Quality = 0.6, double Speed = 0.3, double Cost = 0.1);
