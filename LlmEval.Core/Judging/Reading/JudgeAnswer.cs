using LlmEval.Core.Domain.Review;

namespace LlmEval.Core.Judging.Reading;

/// <summary>A judge's answer on a pair in one order. A is first here, whichever response stood there.</summary>
public sealed record JudgeAnswer
{
    /// <summary>Why, in words.</summary>
    public required string Critique { get; init; }

    /// <summary>What is wrong, in the judge's order.</summary>
    public required IReadOnlyList<JudgeIssue> Issues { get; init; }

    /// <summary>The verdict.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>How sure the judge says it is, 0 to 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>The verdict in terms of the pair's fixed first and second.</summary>
    public Verdict VerdictFor(ShownOrder shown) => shown == ShownOrder.FirstIsA ? Verdict : Verdict.Swapped();
}

/// <summary>Something that a judge finds wrong.</summary>
/// <param name="Side">First for A.</param>
/// <param name="Quote">As the judge wrote it; perhaps not a passage of the response at all.</param>
/// <param name="Category">What kind of issue.</param>
/// <param name="Severity">How bad.</param>
/// <param name="Note">A sentence.</param>
public sealed record JudgeIssue(PairPlace Side, string Quote, IssueCategory Category, Severity Severity, string Note)
{
    /// <summary>The side in terms of the pair's fixed first and second.</summary>
    public PairPlace SideFor(ShownOrder shown) => (Side == PairPlace.First) == (shown == ShownOrder.FirstIsA) ? PairPlace.First : PairPlace.Second;
}
