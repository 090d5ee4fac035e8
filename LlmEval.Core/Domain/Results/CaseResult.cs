using LlmEval.Core.Domain.Identity;

namespace LlmEval.Core.Domain.Results;

/// <summary>The verdict on one case.</summary>
public enum CaseVerdict
{
    /// <summary>The samples meet the config's <c>case_passes</c>.</summary>
    Passed,

    /// <summary>They do not.</summary>
    Failed,

    /// <summary>Samples are missing and they could decide either way.</summary>
    NotMeasured,
}

/// <summary>What is known of all samples of a case, and the verdict.</summary>
public sealed record CaseResult
{
    /// <summary>The stored row.</summary>
    public required CaseId Id { get; init; }

    /// <summary>The case.</summary>
    public required EvalCase Case { get; init; }

    /// <summary>The samples by index.</summary>
    public required IReadOnlyList<SampleFacts> Samples { get; init; }

    /// <summary>The verdict.</summary>
    public required CaseVerdict Verdict { get; init; }

    /// <summary>The outcome that stands for the case: passed if the case passed, else the first one that did not pass.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>The verdict in a line.</summary>
    public string? Message { get; init; }

    /// <summary>When the first sample began to be worked on.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Time spent on the case's own work (generation, execution), without waiting for a turn.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Samples that passed.</summary>
    public int Passed => Samples.Count(sample => sample.Outcome == Outcome.Passed);

    /// <summary>Samples that say something about the model.</summary>
    public int Measured => Samples.Count(sample => sample.Outcome.IsMeasured());
}
