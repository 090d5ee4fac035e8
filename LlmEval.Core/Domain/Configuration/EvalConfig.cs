using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Core.Domain.Configuration;

/// <summary>A validated evaluation config. Immutable; every path in it is absolute.</summary>
public sealed record EvalConfig
{
    /// <summary>The config's name, shown with its runs.</summary>
    public required string Name { get; init; }

    /// <summary>A sentence for people, or null.</summary>
    public string? Description { get; init; }

    /// <summary>Absolute path of the file.</summary>
    public required string Path { get; init; }

    /// <summary>The tasks.</summary>
    public required DatasetOptions Dataset { get; init; }

    /// <summary>The models, at least one, with unique ids.</summary>
    public required IReadOnlyList<ModelOptions> Models { get; init; }

    /// <summary>The prompt variants, at least one, with unique ids.</summary>
    public required IReadOnlyList<PromptVariant> Prompts { get; init; }

    /// <summary>Generations per case. Default 1.</summary>
    public int Samples { get; init; } = 1;

    /// <summary>Seed for whatever is drawn (task samples, provider seeds). Default 0.</summary>
    public long Seed { get; init; }

    /// <summary>How results become verdicts.</summary>
    public ScoringOptions Scoring { get; init; } = new();

    /// <summary>Where and within which limits code runs.</summary>
    public SandboxOptions Sandbox { get; init; } = new();

    /// <summary>Pairs of model and prompt that are left out.</summary>
    public IReadOnlyList<MatrixExclusion> Exclude { get; init; } = [];

    /// <summary>Pairs that are run although <see cref="Exclude"/> leaves them out.</summary>
    public IReadOnlyList<MatrixInclusion> Include { get; init; } = [];

    /// <summary>What models cost that bring no price of their own.</summary>
    public PriceList Prices { get; init; } = PriceList.Empty;

    /// <summary>The most that one run may cost, in US dollars; null for no limit.</summary>
    public decimal? MaxCostUsd { get; init; }

    /// <summary>The judge that reviews pairs of responses before people do; null for none.</summary>
    public JudgeOptions? Judge { get; init; }

    /// <summary>How people review.</summary>
    public ReviewOptions Review { get; init; } = new();

    /// <summary>Conditions on the results.</summary>
    public IReadOnlyList<GateOptions> Gates { get; init; } = [];

    /// <summary>How results are held against the accepted ones.</summary>
    public SnapshotOptions Snapshot { get; init; } = new();

    /// <summary>What makes the exit code 1. Default <see cref="FailOn.Gate"/>.</summary>
    public FailOn FailOn { get; init; } = FailOn.Gate;

    /// <summary>Largest share of samples that may be not measured, 0 to 1; above it the exit code is 3. Default 0.</summary>
    public double MaxNotMeasured { get; init; }

    /// <summary>Where results are kept.</summary>
    public StorageOptions Storage { get; init; } = new();

    /// <summary>Where runs are shown besides our own store.</summary>
    public TrackingOptions Tracking { get; init; } = new();

    /// <summary>How runs are published to an observatory.</summary>
    public ObservatoryOptions Observatory { get; init; } = new();

    /// <summary>The file as written, with <c>${env:…}</c> references unexpanded: safe to store.</summary>
    public required string UnexpandedYaml { get; init; }

    /// <summary>Hash of the unexpanded config as data: comments, key order and layout do not matter.</summary>
    public required ContentHash Hash { get; init; }
}
