using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Users;

namespace LlmEval.Core.Domain.Review;

/// <summary>What somebody or something said of a pair. Never changed: a later judgment supersedes an earlier one.</summary>
public sealed record Judgment
{
    /// <summary>The row.</summary>
    public required JudgmentId Id { get; init; }

    /// <summary>The pair.</summary>
    public required PairId Pair { get; init; }

    /// <summary>Who judged.</summary>
    public required JudgmentSource Source { get; init; }

    /// <summary>What kind of entry it is.</summary>
    public required JudgmentKind Kind { get; init; }

    /// <summary>The verdict; null unless <see cref="Kind"/> is <see cref="JudgmentKind.Verdict"/>.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>The judge (hash of its settings); null unless the source is a model.</summary>
    public ContentHash? Judge { get; init; }

    /// <summary>The reviewer; null unless the source is a person.</summary>
    public UserId? Reviewer { get; init; }

    /// <summary>How the reviewer worked; null for judges and rules.</summary>
    public Lane? Lane { get; init; }

    /// <summary>What the reviewer did with the judge's suggestion; null for judges and rules.</summary>
    public ReviewAction? Action { get; init; }

    /// <summary>Which response was A. For a judge that saw both orders: null.</summary>
    public ShownOrder? Shown { get; init; }

    /// <summary>A judge's two orders disagreed: the verdict is a tie for that reason alone.</summary>
    public bool IsInconsistent { get; init; }

    /// <summary>The confidence that was stated, 0 to 1, raw; null when none was.</summary>
    public double? Confidence { get; init; }

    /// <summary>The confidence derived from the agreement of the two orders, 0 to 1; null where there were not two.</summary>
    public double? DerivedConfidence { get; init; }

    /// <summary>Why, in words.</summary>
    public string? Critique { get; init; }

    /// <summary>The reason of a skip, an unresolved pair, a judge's error or a retraction; null for verdicts.</summary>
    public string? Reason { get; init; }

    /// <summary>Marked parts, in the order of making.</summary>
    public IReadOnlyList<Span> Spans { get; init; } = [];

    /// <summary>The judge's judgment that was shown as a suggestion; null when none was seen.</summary>
    public JudgmentId? Suggestion { get; init; }

    /// <summary>The judgment that this one replaces; null for a first one.</summary>
    public JudgmentId? Supersedes { get; init; }

    /// <summary>Why the pair was in the queue, and how likely; null for judges and rules.</summary>
    public QueueReason? QueuedAs { get; init; }

    /// <summary>Probability with which the pair was drawn, 0 to 1; null where nothing was drawn.</summary>
    public double? SelectionProbability { get; init; }

    /// <summary>Time in which the reviewer was active; null for judges and rules.</summary>
    public TimeSpan? ActiveTime { get; init; }

    /// <summary>Time from opening to submitting; null for judges and rules.</summary>
    public TimeSpan? WallTime { get; init; }

    /// <summary>Version of the guidelines that were in force; null when there are none.</summary>
    public int? GuidelineVersion { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A judgment with its place in the chain of its run.</summary>
/// <param name="Judgment">The judgment.</param>
/// <param name="Sequence">Its place among the judgments of its run, from 1, without gaps.</param>
/// <param name="PreviousHash">The hash before it; null for the first.</param>
/// <param name="Hash">Hash over the judgment, its sequence and the hash before it.</param>
public sealed record ChainedJudgment(Judgment Judgment, long Sequence, ContentHash? PreviousHash, ContentHash Hash);

/// <summary>Who or what judged.</summary>
public enum JudgmentSource
{
    /// <summary>A person.</summary>
    Human,

    /// <summary>A judge model.</summary>
    Llm,

    /// <summary>A rule, e.g. identical texts.</summary>
    Rule,

    /// <summary>Brought in from elsewhere.</summary>
    Import,
}

/// <summary>Kinds of entries.</summary>
public enum JudgmentKind
{
    /// <summary>A verdict.</summary>
    Verdict,

    /// <summary>A reviewer passed over it.</summary>
    Skip,

    /// <summary>A judge was reached in one order only: nothing is known.</summary>
    Unresolved,

    /// <summary>A judge answered, but not in a form that can be read.</summary>
    JudgeError,

    /// <summary>The superseded judgment is taken back and nothing stands in its place.</summary>
    Retraction,
}

/// <summary>What a reviewer is shown of the judge's opinion.</summary>
public enum Lane
{
    /// <summary>The suggestion is shown.</summary>
    Assisted,

    /// <summary>Hidden until the first vote, then shown; the vote may be revised, and both are stored.</summary>
    [System.Text.Json.Serialization.JsonStringEnumMemberName("blind-first")] BlindFirst,

    /// <summary>Never shown.</summary>
    Blind,
}

/// <summary>What a reviewer did.</summary>
public enum ReviewAction
{
    /// <summary>Took the suggested verdict.</summary>
    Accept,

    /// <summary>Chose another verdict than the suggested one.</summary>
    Override,

    /// <summary>Took the verdict and changed spans or critique.</summary>
    Edit,

    /// <summary>Voted without having seen a suggestion.</summary>
    Blind,

    /// <summary>Kept or revised a blind vote after the suggestion was shown.</summary>
    Revise,

    /// <summary>Decided between reviewers who disagree.</summary>
    Adjudicate,
}

/// <summary>Why a pair is in the queue, in the order in which they are handed out.</summary>
public enum QueueReason
{
    /// <summary>The judge's two orders disagree.</summary>
    InconsistentJudge,

    /// <summary>The judge is not sure.</summary>
    LowConfidence,

    /// <summary>The judge's winner fails the tests that the loser passes.</summary>
    ContradictsTests,

    /// <summary>Drawn at random.</summary>
    RandomAudit,

    /// <summary>Nothing special.</summary>
    Ordinary,
}
