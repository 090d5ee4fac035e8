using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Review;

namespace LlmEval.Core.Pipeline.Judging;

/// <summary>What earlier sessions of a judge left in a run: pairs that are done, calls that need not be made again, and what was spent.</summary>
internal sealed class JudgedEarlier
{
    private readonly Dictionary<PairId, Judgment> standing = [];
    private readonly HashSet<PairId> settledByRule = [];
    private readonly HashSet<JudgmentId> known = [];
    private readonly HashSet<PairId> called = [];
    private readonly IReviewReader reader;
    private readonly ContentHash judge;

    private JudgedEarlier(IReviewReader reader, ContentHash judge) => (this.reader, this.judge) = (reader, judge);

    /// <summary>What all judges of the run have paid, in US dollars.</summary>
    public decimal PaidUsd { get; private set; }

    /// <summary>Reads it.</summary>
    public static async Task<JudgedEarlier> ReadAsync(IReviewReader reader, RunId run, ContentHash judge, CancellationToken cancellationToken)
    {
        var earlier = new JudgedEarlier(reader, judge);
        await foreach (var entry in reader.ReadJudgmentsAsync(run, cancellationToken)) earlier.Add(entry.Judgment);
        foreach (var other in await reader.ReadJudgesAsync(run, cancellationToken))
        {
            var calls = await reader.ReadCallFactsAsync(run, other.Hash, cancellationToken);
            earlier.PaidUsd += calls.Where(call => !call.FromCache && call.Cost?.Currency == TokenPrice.Usd).Sum(call => call.Cost!.Amount);
            if (other.Hash == judge) earlier.called.UnionWith(calls.Select(call => call.Pair));
        }

        return earlier;
    }

    /// <summary>Whether nothing is left to do: there is a verdict or an error of the judge. What was unresolved is tried again.</summary>
    public bool IsDone(ResponsePair pair) => pair.HasEqualTexts
        ? settledByRule.Contains(pair.Id)
        : standing.GetValueOrDefault(pair.Id) is { Kind: not JudgmentKind.Unresolved };

    /// <summary>The unresolved judgment that a new one replaces; null for the first try.</summary>
    public JudgmentId? Superseded(PairId pair) => standing.GetValueOrDefault(pair)?.Id;

    /// <summary>The last call of the judge for a pair in an order that brought an answer; null when it has to be made.</summary>
    public async Task<JudgeCall?> FindCallAsync(PairId pair, ShownOrder shown, CancellationToken cancellationToken) => !called.Contains(pair) ? null
        : (await reader.ReadCallsAsync(pair, cancellationToken)).LastOrDefault(call =>
            call.Facts.Judge == judge && call.Facts.Shown == shown && call.Facts.Outcome != JudgeCallOutcome.ProviderError);

    /// <summary>Whether the judgment that a call was made for is stored: what was cut off in between goes on under its id.</summary>
    public bool IsStored(JudgmentId judgment) => known.Contains(judgment);

    private void Add(Judgment judgment)
    {
        if (judgment.Source == JudgmentSource.Rule) settledByRule.Add(judgment.Pair);
        if (judgment.Judge != judge) return;
        known.Add(judgment.Id);
        // In the order of the chain: the last one stands.
        standing[judgment.Pair] = judgment with { Critique = null, Spans = [] };
    }
}
