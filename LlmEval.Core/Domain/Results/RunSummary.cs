using LlmEval.Core.Domain.Models;

namespace LlmEval.Core.Domain.Results;

/// <summary>The result of a run: a line per model and prompt variant.</summary>
public sealed record RunSummary
{
    /// <summary>A line per model × prompt variant, in the config's order.</summary>
    public required IReadOnlyList<ModelSummary> Models { get; init; }

    /// <summary>What the answers of all models cost.</summary>
    public required CostSummary Cost { get; init; }

    /// <summary>Samples that were planned.</summary>
    public required int PlannedSamples { get; init; }

    /// <summary>Samples that say something about their model.</summary>
    public required int MeasuredSamples { get; init; }

    /// <summary>Planned samples that were not measured, those of unfinished cases included.</summary>
    public int NotMeasuredSamples => PlannedSamples - MeasuredSamples;
}

/// <summary>The results of one model with one prompt variant.</summary>
public sealed record ModelSummary
{
    /// <summary>The model's id.</summary>
    public required string Model { get; init; }

    /// <summary>The prompt variant's id.</summary>
    public required string Prompt { get; init; }

    /// <summary>Cases by verdict.</summary>
    public required int PassedCases { get; init; }

    /// <summary>Cases by verdict.</summary>
    public required int FailedCases { get; init; }

    /// <summary>Cases by verdict, unfinished ones included.</summary>
    public required int NotMeasuredCases { get; init; }

    /// <summary>Samples per outcome; outcomes that did not occur are absent.</summary>
    public required IReadOnlyDictionary<Outcome, int> Outcomes { get; init; }

    /// <summary>The metrics, in the config's order.</summary>
    public required IReadOnlyList<MetricEstimate> Metrics { get; init; }

    /// <summary>Mean wall time of the executions, or null when nothing ran.</summary>
    public TimeSpan? MeanRunTime { get; init; }

    /// <summary>All tokens, or null when no answer said.</summary>
    public TokenUsage? Usage { get; init; }

    /// <summary>What the answers cost.</summary>
    public required CostSummary Cost { get; init; }
}

/// <summary>A metric with its interval.</summary>
public sealed record MetricEstimate
{
    /// <summary>E.g. <c>pass@1</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The point estimate, or null when undefined; <see cref="Reason"/> then says why.</summary>
    public required double? Value { get; init; }

    /// <summary>Lower bound, or null when undefined.</summary>
    public double? Lower { get; init; }

    /// <summary>Upper bound, or null when undefined.</summary>
    public double? Upper { get; init; }

    /// <summary>Level of the interval, 0.95.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>How the interval was made, e.g. <c>t over tasks</c>.</summary>
    public string? Method { get; init; }

    /// <summary>Tasks that the estimate rests on.</summary>
    public required int Tasks { get; init; }

    /// <summary>Why a value or an interval is undefined, and which tasks it leaves out; null when there is nothing to say.</summary>
    public string? Reason { get; init; }
}
