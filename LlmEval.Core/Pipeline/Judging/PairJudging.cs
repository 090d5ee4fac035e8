using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Judging;
using LlmEval.Core.Judging.Reading;

namespace LlmEval.Core.Pipeline.Judging;

/// <summary>Takes one pair through its judge: a call per order, each stored as it ends, then the judgment.</summary>
internal sealed class PairJudging(IJudge judge, JudgePorts ports, JudgedEarlier earlier)
{
    /// <summary>Judges a pair.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="hasEnded">No call is begun once it says so.</param>
    /// <param name="abort">Cuts off a call in flight.</param>
    /// <exception cref="OperationCanceledException">Stopped in between: what was paid for is kept, and the pair is open.</exception>
    public async Task<PairResult> JudgeAsync(ResponsePair pair, Func<bool> hasEnded, CancellationToken abort)
    {
        if (pair.HasEqualTexts) return new PairResult { Judgment = await StoreAsync(ByRule(pair)) };
        var stored = await ports.Reader.ReadPairAsync(pair.Id, abort) ?? throw new StorageException($"Pair {pair.Id} is not in the store any more.");
        var (opinions, paid, own) = (new List<OrderOpinion>(), new List<CallCost>(), JudgmentId.New());
        var found = new List<JudgeCall>();
        foreach (var shown in Orders(pair))
        {
            if (await earlier.FindCallAsync(pair.Id, shown, abort) is { } call) found.Add(call);
        }

        if (found.Select(call => call.Facts.Judgment).FirstOrDefault(id => !earlier.IsStored(id)) is { Value: var begun } && begun != Guid.Empty) own = new JudgmentId(begun);
        foreach (var shown in Orders(pair))
        {
            if (found.Find(call => call.Facts.Shown == shown) is { } known)
            {
                // A call of a judgment that is stored already belongs to that one: the new one has it as a call that cost nothing.
                if (known.Facts.Judgment != own) await AddAsync(known with { Facts = known.Facts with { Id = Guid.CreateVersion7(), Judgment = own, FromCache = true } });
                opinions.Add(OrderOpinion.Of(stored, known));
                continue;
            }

            if (hasEnded()) throw new OperationCanceledException("Stopped between two calls.");
            var exchange = await judge.CompareAsync(stored, shown, abort);
            if (exchange.Error is { Kind: ModelErrorKind.BudgetReached or ModelErrorKind.Authentication } end) return new PairResult { Ends = end, Paid = paid };
            var opinion = OrderOpinion.Of(stored, shown, exchange.Outcome, exchange.Value, exchange.Problem);
            await AddAsync(CallOf(pair, own, opinion, exchange));
            if (exchange is { FromCache: false, Cost: { } cost }) paid.Add(cost);
            opinions.Add(opinion);
        }

        return new PairResult { Judgment = await StoreAsync(Of(pair, own, PairVerdict.Of(opinions))), Paid = paid };
    }

    // Without a swap, the order is drawn by the texts: always the same one would favour a model.
    private IReadOnlyList<ShownOrder> Orders(ResponsePair pair) => judge.Record.Swap ? [ShownOrder.FirstIsA, ShownOrder.SecondIsA]
        : [string.CompareOrdinal(pair.First.TextHash.Hex, pair.Second.TextHash.Hex) < 0 ? ShownOrder.FirstIsA : ShownOrder.SecondIsA];

    private Judgment ByRule(ResponsePair pair) => new()
    {
        Id = JudgmentId.New(),
        Pair = pair.Id,
        Source = JudgmentSource.Rule,
        Kind = JudgmentKind.Verdict,
        Verdict = Verdict.Tie,
        Critique = "Both responses are the same text.",
        CreatedAt = ports.Time.GetUtcNow(),
    };

    private Judgment Of(ResponsePair pair, JudgmentId id, PairVerdict verdict) => new()
    {
        Id = id,
        Pair = pair.Id,
        Source = JudgmentSource.Llm,
        Judge = judge.Record.Hash,
        Kind = verdict.Kind,
        Verdict = verdict.Verdict,
        Shown = verdict.Shown,
        IsInconsistent = verdict.IsInconsistent,
        Confidence = verdict.Confidence,
        DerivedConfidence = verdict.DerivedConfidence,
        Critique = verdict.Critique,
        Reason = verdict.Reason,
        Spans = verdict.Spans,
        Supersedes = earlier.Superseded(pair.Id),
        CreatedAt = ports.Time.GetUtcNow(),
    };

    private JudgeCall CallOf(ResponsePair pair, JudgmentId judgment, OrderOpinion opinion, Exchange<JudgeAnswer> exchange) => new()
    {
        Facts = new JudgeCallFacts
        {
            Id = Guid.CreateVersion7(),
            Pair = pair.Id,
            Judge = judge.Record.Hash,
            Judgment = judgment,
            Shown = opinion.Shown,
            Outcome = opinion.Outcome,
            Verdict = opinion.Verdict,
            Confidence = opinion.Answer?.Confidence,
            Quotes = opinion.Spans.Count,
            LocatedQuotes = opinion.Spans.Count(span => span.Range is not null),
            Error = opinion.Problem,
            Attempts = exchange.Attempts,
            Usage = exchange.Usage,
            Cost = exchange.Cost,
            FromCache = exchange.FromCache,
            Latency = exchange.Latency,
            At = ports.Time.GetUtcNow(),
        },
        Messages = exchange.Messages,
        Answer = exchange.Answer,
    };

    // What is paid for is stored, whatever was stopped meanwhile.
    private Task AddAsync(JudgeCall call) => ports.Reviews.AddCallAsync(call, CancellationToken.None);

    private async Task<Judgment?> StoreAsync(Judgment judgment)
    {
        try
        {
            return (await ports.Reviews.AppendAsync(judgment, CancellationToken.None)).Judgment;
        }
        catch (JudgmentConflictException)
        {
            // Another process tried the same pair again, and was faster: its word stands.
            return null;
        }
    }
}

/// <summary>What came of a pair.</summary>
internal sealed record PairResult
{
    /// <summary>The judgment; null when there is none to add.</summary>
    public Judgment? Judgment { get; init; }

    /// <summary>What no further call can get past: the budget, a key that is not taken.</summary>
    public ModelError? Ends { get; init; }

    /// <summary>What was paid for it now.</summary>
    public IReadOnlyList<CallCost> Paid { get; init; } = [];
}
