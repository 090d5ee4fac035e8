namespace LlmEval.Core.Domain.Assignments;

/// <summary>What was shipped in a round and what came of its checks.</summary>
public sealed record SubmissionReport
{
    /// <summary>Where it is; null when it could not be published.</summary>
    public Submission? Submission { get; init; }

    /// <summary>When it was published; null like <see cref="Submission"/>.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>The checks, static ones first, then the judge's, then the page's, each group in its order.</summary>
    public required IReadOnlyList<CheckResult> Checks { get; init; }

    /// <summary>What was left out of the builder's answer, in sentences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
