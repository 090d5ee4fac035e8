using LlmEval.Core.Domain.Identity;

namespace LlmEval.Core.Domain.Review;

/// <summary>Checks that the judgments of a run are those that were written, all of them, in their order.</summary>
public static class JudgmentChain
{
    /// <summary>The first link that does not hold; null for a whole chain. Only one judgment is in memory at a time.</summary>
    /// <param name="judgments">What is stored, by sequence.</param>
    /// <param name="end">What the run itself remembers of its newest judgment.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async Task<ChainBreak?> FindBreakAsync(IAsyncEnumerable<ChainedJudgment> judgments, ChainEnd end, CancellationToken cancellationToken)
    {
        var last = new ChainEnd(0, null);
        await foreach (var link in judgments.WithCancellation(cancellationToken))
        {
            if (FaultOf(link, last) is { } fault)
            {
                return new ChainBreak(last.Sequence + 1, fault, fault == ChainFault.Missing ? null : link.Judgment.Id);
            }

            last = new ChainEnd(link.Sequence, link.Hash);
        }

        if (last.Sequence < end.Sequence) return new ChainBreak(last.Sequence + 1, ChainFault.Missing, null);
        // More than the run remembers, or another end: rows that were not added by the store.
        return last == end ? null : new ChainBreak(last.Sequence, ChainFault.Altered, null);
    }

    private static ChainFault? FaultOf(ChainedJudgment link, ChainEnd last)
    {
        if (link.Sequence > last.Sequence + 1) return ChainFault.Missing;
        if (link.Sequence <= last.Sequence) return ChainFault.Reordered;
        var holds = JudgmentHash.Of(link.Judgment, link.Sequence, last.Hash) == link.Hash;
        if (link.PreviousHash == last.Hash) return holds ? null : ChainFault.Altered;
        // It follows another judgment than the one before it; unless only that column was written over.
        return holds ? ChainFault.Altered : ChainFault.Reordered;
    }
}

/// <summary>The end of a run's chain.</summary>
/// <param name="Sequence">Sequence of the newest judgment; 0 while there is none.</param>
/// <param name="Hash">Its hash; null while there is none.</param>
public sealed record ChainEnd(long Sequence, ContentHash? Hash);

/// <summary>The first place at which a chain of judgments does not hold.</summary>
/// <param name="Sequence">The place, from 1.</param>
/// <param name="Fault">What is wrong there.</param>
/// <param name="Judgment">The judgment that stands there; null when none does.</param>
public sealed record ChainBreak(long Sequence, ChainFault Fault, JudgmentId? Judgment);

/// <summary>What can be wrong with a link.</summary>
public enum ChainFault
{
    /// <summary>There is no judgment at this place.</summary>
    Missing,

    /// <summary>The judgment belongs behind another one: rows were exchanged, or the one before was written anew with its hash.</summary>
    Reordered,

    /// <summary>The judgment is not what its hash was computed of.</summary>
    Altered,
}
