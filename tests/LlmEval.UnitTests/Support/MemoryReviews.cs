using System.Runtime.CompilerServices;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Support;

/// <summary>Pairs and what is said of them, in memory; texts are made when they are asked for.</summary>
internal class MemoryReviews(IEnumerable<ResponsePair> known, Func<ResponsePair, PairPlace, string?> textOf) : IReviewStore, IReviewReader
{
    private readonly Lock gate = new();
    private readonly List<ResponsePair> pairs = [.. known];
    private readonly List<ChainedJudgment> chain = [];
    private readonly List<JudgeCall> calls = [];
    private readonly HashSet<RunId> judged = [];

    /// <summary>What both models were sent.</summary>
    public IReadOnlyList<ChatMessage> Messages { get; init; } = [new(ChatRole.System, "You write Python."), new(ChatRole.User, "Shout a word.")];

    /// <summary>The judges that are known; at first the one of <see cref="SomeVotes"/>.</summary>
    public List<JudgeRecord> Judges { get; } = [SomeVotes.Judge];

    /// <summary>Where the chain is said to be broken.</summary>
    public ChainBreak? Break { get; init; }

    /// <summary>Judgments of runs that were given out so far.</summary>
    public int JudgmentsRead { get; private set; }

    public ReviewOptions? Review { get; private set; }

    public IReadOnlyList<ResponsePair> Pairs => pairs;

    public IReadOnlyList<Judgment> Judgments => [.. chain.Select(entry => entry.Judgment)];

    public IReadOnlyList<JudgeCall> Calls => calls;

    public MemoryReviews With(params IEnumerable<Judgment> judgments)
    {
        foreach (var judgment in judgments) Add(judgment);
        return this;
    }

    public Task<IReadOnlyList<ResponsePair>> AddPairsAsync(RunId run, IReadOnlyList<ResponsePair> added, ReviewOptions review, CancellationToken cancellationToken)
    {
        Review = review;
        return Task.FromResult<IReadOnlyList<ResponsePair>>([.. added.Select(Known)]);

        ResponsePair Known(ResponsePair pair)
        {
            if (pairs.Find(known => known.First.Sample == pair.First.Sample && known.Second.Sample == pair.Second.Sample) is { } found) return found;
            pairs.Add(pair);
            return pair;
        }
    }

    public Task<IAsyncDisposable> BeginJudgingAsync(RunId run, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return judged.Add(run) ? Task.FromResult<IAsyncDisposable>(new Judging(this, run)) : throw new StorageException("Somebody else judges the run.");
        }
    }

    public Task<ChainedJudgment> AppendAsync(Judgment judgment, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            Write();
            if (judgment.Supersedes is { } old && chain.Exists(entry => entry.Judgment.Supersedes == old)) throw new JudgmentConflictException(old);
            var pair = pairs.Find(known => known.Id == judgment.Pair)!;
            JudgmentCheck.Problems(judgment, side => textOf(pair, side) ?? "").ShouldBeEmpty();
            return Task.FromResult(Add(judgment));
        }
    }

    public Task AddJudgeAsync(JudgeRecord judge, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (!Judges.Exists(known => known.Hash == judge.Hash)) Judges.Add(judge);
        }

        return Task.CompletedTask;
    }

    public Task AddCallAsync(JudgeCall call, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            Write();
            calls.Add(call);
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<ResponsePair>> ReadPairsAsync(RunId run, CancellationToken cancellationToken) => ReadPairsAsync(run, 0, cancellationToken);

    public Task<IReadOnlyList<ResponsePair>> ReadPairsAsync(RunId run, int known, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ResponsePair>>([.. pairs.Where(pair => pair.Run == run).Skip(known)]);

    public Task<StoredPair?> ReadPairAsync(PairId pair, CancellationToken cancellationToken) =>
        Task.FromResult(pairs.Find(known => known.Id == pair) is not { } found ? null : new StoredPair
        {
            Pair = found,
            TaskTitle = "Shout",
            TaskPrompt = "Shout a word.",
            Topic = "strings",
            Tests = "assert shout('a') == 'A!'",
            Messages = Messages,
            First = Sample(found, PairPlace.First),
            Second = Sample(found, PairPlace.Second),
        });

    public IAsyncEnumerable<ChainedJudgment> ReadJudgmentsAsync(RunId run, CancellationToken cancellationToken) => ReadJudgmentsAsync(run, 0, cancellationToken);

    public async IAsyncEnumerable<ChainedJudgment> ReadJudgmentsAsync(RunId run, long known, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        var ofRun = pairs.Where(pair => pair.Run == run).Select(pair => pair.Id).ToHashSet();
        foreach (var link in chain.Where(link => link.Sequence > known && ofRun.Contains(link.Judgment.Pair)).ToList())
        {
            JudgmentsRead++;
            yield return link;
        }
    }

    public Task<IReadOnlyList<ChainedJudgment>> ReadJudgmentsAsync(PairId pair, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ChainedJudgment>>([.. chain.Where(entry => entry.Judgment.Pair == pair)]);

    public Task<IReadOnlyList<JudgeRecord>> ReadJudgesAsync(RunId run, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<JudgeRecord>>([.. Judges]);

    public Task<IReadOnlyList<JudgeCall>> ReadCallsAsync(PairId pair, CancellationToken cancellationToken)
    {
        lock (gate) return Task.FromResult<IReadOnlyList<JudgeCall>>([.. calls.Where(call => call.Facts.Pair == pair)]);
    }

    public Task<IReadOnlyList<JudgeCallFacts>> ReadCallFactsAsync(RunId run, ContentHash judge, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<JudgeCallFacts>>([.. calls.Select(call => call.Facts).Where(call => call.Judge == judge)]);

    public Task<ReviewOptions?> ReadReviewAsync(RunId run, CancellationToken cancellationToken) => Task.FromResult(Review);

    public Task<ChainBreak?> VerifyChainAsync(RunId run, CancellationToken cancellationToken) => Task.FromResult(Break);

    /// <summary>Called before anything is written that was paid for; what it throws comes of the writing.</summary>
    protected virtual void Write()
    {
        // Nothing goes wrong here.
    }

    private ChainedJudgment Add(Judgment judgment)
    {
        var (sequence, previous) = (chain.Count + 1, chain.Count == 0 ? (ContentHash?)null : chain[^1].Hash);
        chain.Add(new ChainedJudgment(judgment, sequence, previous, JudgmentHash.Of(judgment, sequence, previous)));
        return chain[^1];
    }

    private SampleResult Sample(ResponsePair pair, PairPlace place)
    {
        var side = place == PairPlace.First ? pair.First : pair.Second;
        return Some.Sample(outcome: side.Outcome) with { Id = side.Sample, Response = textOf(pair, place) is { } text ? Some.Response(text) : null };
    }

    private sealed class Judging(MemoryReviews reviews, RunId run) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            lock (reviews.gate) reviews.judged.Remove(run);
            return ValueTask.CompletedTask;
        }
    }
}
