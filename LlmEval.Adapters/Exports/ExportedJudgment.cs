using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Review;

namespace LlmEval.Adapters.Exports;

/// <summary>A judgment as formats write it. Only one is in memory at a time.</summary>
internal sealed record ExportedJudgment
{
    public required ChainedJudgment Link { get; init; }

    public required ResponsePair Pair { get; init; }

    public required bool IsCurrent { get; init; }

    public required IReadOnlyDictionary<ContentHash, JudgeRecord> Judges { get; init; }

    /// <summary>The texts; null for a judgment without spans, which needs none.</summary>
    public required StoredPair? Stored { get; init; }

    /// <summary>Text of a side, as it is stored: spans are of it.</summary>
    public string? TextOf(PairPlace side) => (side == PairPlace.First ? Stored?.First : Stored?.Second)?.Response?.Text;
}
