namespace LlmEval.Core.Planning;

/// <summary>What the command line takes out of a config's plan. The default takes everything.</summary>
public sealed record PlanSelection
{
    /// <summary>Only these model ids; empty for all.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>Only tasks whose id matches this glob (<c>*</c>, <c>?</c>); null for all.</summary>
    public string? Tasks { get; init; }

    /// <summary>Only the first so many tasks.</summary>
    public int? Limit { get; init; }

    /// <summary>Only so many tasks, drawn without replacement with <see cref="Seed"/>; the dataset's order is kept.</summary>
    public int? Sample { get; init; }

    /// <summary>Seed of the draw; null for the config's.</summary>
    public long? Seed { get; init; }

    /// <summary>Generations per case, instead of the config's.</summary>
    public int? Samples { get; init; }

    /// <summary>Calls in flight per model, instead of the config's.</summary>
    public int? Concurrency { get; init; }
}
