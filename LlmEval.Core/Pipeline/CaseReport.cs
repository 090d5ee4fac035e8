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
    public static CaseReport Of(CaseResult result) => new()
    {
        Facts = CaseFacts.Of(result),
        StartedAt = result.StartedAt,
        Detail = result.Verdict == CaseVerdict.Passed ? null : CaseDetail.Describe(CaseFacts.Of(result), result.Samples, result.Case.Samples),
    };
}
