namespace LlmEval.Review.Api.Observatory.Curation;

/// <summary>A suite, as it is to be.</summary>
internal sealed record SuiteRequest
{
    /// <summary>Its name for people.</summary>
    public required string DisplayName { get; init; }

    /// <summary>What it is for; null for nothing said.</summary>
    public string? Description { get; init; }

    /// <summary>Its datasets, in the order in which they are shown.</summary>
    public required IReadOnlyList<string> Datasets { get; init; }
}

/// <summary>What is to be known of a dataset; null keeps what was known.</summary>
internal sealed record BenchmarkRequest
{
    /// <summary>Its category.</summary>
    public required string Category { get; init; }

    /// <summary>Its subcategory.</summary>
    public string? Subcategory { get; init; }

    /// <summary>The metric that stands for it.</summary>
    public string? PrimaryMetric { get; init; }

    /// <summary>What it measures.</summary>
    public string? Description { get; init; }
}

/// <summary>What is to change of a model; null stays as it is.</summary>
internal sealed record ModelChangeRequest
{
    /// <summary>Parameters, at least 1.</summary>
    public long? ParameterCount { get; init; }

    /// <summary>Whether the number of parameters is to be forgotten.</summary>
    public bool ClearParameterCount { get; init; }

    /// <summary>Whether people want it at the top.</summary>
    public bool? IsPinned { get; init; }
}

/// <summary>What goes, or went, with a model or a checkpoint.</summary>
/// <param name="Checkpoints">Checkpoints.</param>
/// <param name="Runs">Measurements.</param>
/// <param name="Results">Values of metrics.</param>
/// <param name="Examples">Examples.</param>
/// <param name="Alerts">Alerts.</param>
/// <param name="Decisions">Decisions on promotion, and waivers.</param>
internal sealed record ObservatoryContentsResponse(int Checkpoints, int Runs, int Results, long Examples, int Alerts, int Decisions);
