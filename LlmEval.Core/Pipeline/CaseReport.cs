using LlmEval.Core.Domain.Results;

namespace LlmEval.Core.Pipeline;

/// <summary>What a test of a case says: its facts and, unless it passed, why.</summary>
public sealed record CaseReport
{
    /// <summary>The facts.</summary>
    public required CaseFacts Facts { get; init; }

    /// <summary>When work on the case began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Unless it passed: the failing assertion and the code of the sample that stands for the case (<see cref="CaseDetail"/>).</summary>
    public string? Detail { get; init; }

    /// <summary>The report of a finished case.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="startedAt">When work on it began.</param>
    /// <param name="samples">The samples in full; not looked at when it passed.</param>
    /// <param name="planned">Samples that were planned.</param>
    public static CaseReport Of(CaseFacts facts, DateTimeOffset startedAt, IReadOnlyList<SampleResult> samples, int planned) => new()
    {
        Facts = facts,
        StartedAt = startedAt,
        Detail = facts.Verdict == CaseVerdict.Passed ? null : CaseDetail.Describe(facts, samples, planned),
    };
}
