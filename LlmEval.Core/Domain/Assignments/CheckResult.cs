namespace LlmEval.Core.Domain.Assignments;

/// <summary>What came of one check of a submission.</summary>
public sealed record CheckResult
{
    /// <summary>Unique among the results of a round: a static check's literal name (e.g. <c>mit_license</c>), or the text of a page check.</summary>
    public required string Name { get; init; }

    /// <summary>How it was checked.</summary>
    public required CheckKind Kind { get; init; }

    /// <summary>0 to 1; null when nothing was measured: skipped, or a failure of ours. Never a failure of the builder's.</summary>
    public double? Score { get; init; }

    /// <summary>Why, in a sentence for people; secrets are masked.</summary>
    public required string Reason { get; init; }

    /// <summary>Whether <see cref="Score"/> is null because something of ours failed; false: it was skipped, as <see cref="Reason"/> says.</summary>
    public bool NotMeasured { get; init; }

    /// <summary>Its share among the checks of its kind.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>The round that first asked for it; smaller than the submission's round: it has to hold still.</summary>
    public required int Round { get; init; }

    /// <summary>Whether it passed in the round before; null when it was not measured then, or is not of an earlier round.</summary>
    public bool? PassedBefore { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>What was seen; null for checks that have nothing to show.</summary>
    public PageEvidence? Evidence { get; init; }

    /// <summary>The judge's calls that led to it, in order; empty for checks of other kinds, and where there was nothing to ask about.</summary>
    public IReadOnlyList<QualityCall> Calls { get; init; } = [];

    /// <summary>The score from which a check has passed: static and page checks have to be right, the LLM's opinion is a mark (assignments.md, 7).</summary>
    public static double PassMark(CheckKind kind) => kind == CheckKind.Llm ? 0.7 : 0.999;

    /// <summary>Whether it passed; null when nothing was measured.</summary>
    public bool? Passed => Score is { } score ? score >= PassMark(Kind) : null;

    /// <summary>Whether the change broke it: it passed before and fails now.</summary>
    public bool IsRegression => PassedBefore == true && Passed == false;
}

/// <summary>How a submission is checked.</summary>
public enum CheckKind
{
    /// <summary>By reading the repository.</summary>
    Static,

    /// <summary>By a judge model's opinion.</summary>
    Llm,

    /// <summary>In a browser.</summary>
    Dynamic,
}
