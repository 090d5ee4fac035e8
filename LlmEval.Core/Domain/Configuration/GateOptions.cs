namespace LlmEval.Core.Domain.Configuration;

/// <summary>A condition on one metric of one model.</summary>
public sealed record GateOptions
{
    /// <summary>A model id of the config.</summary>
    public required string Model { get; init; }

    /// <summary><c>pass@k</c> with a k of the config.</summary>
    public required string Metric { get; init; }

    /// <summary>A prompt id; null: over all prompt variants.</summary>
    public string? Prompt { get; init; }

    /// <summary>The smallest value that meets the gate, 0 to 1.</summary>
    public required double AtLeast { get; init; }

    /// <summary>Which value is compared. Default: the point estimate.</summary>
    public GateBound Bound { get; init; } = GateBound.Point;

    /// <summary>The gate in words, e.g. <c>gpt-4o pass@1 (lower bound) ≥ 0.6</c>.</summary>
    public string Description => FormattableString.Invariant(
        $"{Model}{(Prompt is null ? "" : $" [{Prompt}]")} {Metric}{(Bound == GateBound.Lower ? " (lower bound)" : "")} ≥ {AtLeast}");
}

/// <summary>The value that a gate compares.</summary>
public enum GateBound
{
    /// <summary>The point estimate.</summary>
    Point,

    /// <summary>The lower bound of the 95% interval.</summary>
    Lower,
}

/// <summary>What makes the exit code 1.</summary>
public enum FailOn
{
    /// <summary>Nothing that a model did.</summary>
    None,

    /// <summary>Any case that failed.</summary>
    Any,

    /// <summary>A gate that was not met, or a snapshot that does not hold.</summary>
    Gate,

    /// <summary>A snapshot that does not hold, or cannot be compared, or is not there. Gates are decided and shown all the same.</summary>
    Regression,
}

/// <summary>Where results are kept.</summary>
public sealed record StorageOptions
{
    /// <summary>A PostgreSQL URL or connection string; null: the server that <c>LLM_EVAL_DATABASE_URL</c> names, else the embedded one.</summary>
    public Identity.Secret? Url { get; init; }
}
