using LlmEval.Core.Domain.Review;

namespace LlmEval.Core.Agreement;

/// <summary>What agreement is computed from: one run, or several taken together.</summary>
public sealed record AgreementInput
{
    /// <summary>The pairs in question. Judgments of other pairs are left out, so a part of the pairs (a topic) is a part of the page.</summary>
    public required IReadOnlyList<ResponsePair> Pairs { get; init; }

    /// <summary>Every judgment in the order of the chain, superseded ones included.</summary>
    public required IReadOnlyList<Judgment> Judgments { get; init; }

    /// <summary>The judges that have judged.</summary>
    public required IReadOnlyList<JudgeRecord> Judges { get; init; }

    /// <summary>Only votes that were made under this version of the guidelines; null for all.</summary>
    public int? GuidelineVersion { get; init; }

    /// <summary>Seed of every bootstrap. Default 7.</summary>
    public long Seed { get; init; } = 7;
}
