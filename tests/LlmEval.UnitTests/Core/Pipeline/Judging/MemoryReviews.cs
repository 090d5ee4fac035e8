using System.Collections.Concurrent;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Domain.Users;
using LlmEval.UnitTests.Core.Judging;

namespace LlmEval.UnitTests.Core.Pipeline.Judging;

/// <summary>Pairs, judgments and answers in memory. A test can kill it: from then on nothing that is handed over is kept.</summary>
internal sealed class MemoryReviews : IReviewStore, IReviewReader, IGuidelineStore, IAnsweredSamples, IAnswerCache
{
    private readonly Lock gate = new();
    private readonly List<ResponsePair> pairs = [];
    private readonly List<ChainedJudgment> chain = [];
    private readonly List<JudgeCall> calls = [];
    private readonly List<JudgeRecord> judges = [];
    private readonly ConcurrentDictionary<ContentHash, AnswerEntry> answers = new();
    private readonly ConcurrentDictionary<RunId, byte> judged = new();
    private int writes;

    /// <summary>What there is to compare.</summary>
    public List<AnsweredSample> Samples { get; } = [];

    /// <summary>Texts by sample.</summary>
    public Dictionary<SampleId, string> Texts { get; } = [];

    /// <summary>Saves (calls, judgments, answers) that succeed before the store is gone.</summary>
    public int? WritesLeft { get; set; }

    public ReviewOptions? Review { get; private set; }

    public List<string> Guidelines { get; } = [];

    public IReadOnlyList<ResponsePair> Pairs => pairs;

    public IReadOnlyList<Judgment> Judgments => [.. chain.Select(entry => entry.Judgment)];

    public IReadOnlyList<JudgeCall> Calls => calls;

    public int Cached => answers.Count;

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

    public Task<IAsyncDisposable> BeginJudgingAsync(RunId run, CancellationToken cancellationToken) => judged.TryAdd(run, 0)
        ? Task.FromResult<IAsyncDisposable>(new Judging(() => judged.TryRemove(run, out _)))
        : throw new StorageException("Somebody else judges the run.");

    public Task<ChainedJudgment> AppendAsync(Judgment judgment, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            Write();
            if (judgment.Supersedes is { } old && chain.Exists(entry => entry.Judgment.Supersedes == old)) throw new JudgmentConflictException(old);
            JudgmentCheck.Problems(judgment, side => TextOf(judgment.Pair, side)).ShouldBeEmpty();
            var link = new ChainedJudgment(judgment, chain.Count + 1, null, ContentHash.OfText($"{chain.Count}"));
            chain.Add(link);
            return Task.FromResult(link);
        }
    }

    public Task AddJudgeAsync(JudgeRecord judge, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (!judges.Exists(known => known.Hash == judge.Hash)) judges.Add(judge);
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

    public Task<IReadOnlyList<ResponsePair>> ReadPairsAsync(RunId run, CancellationToken cancellationToken) => Task.FromResult(Pairs);

    public Task<StoredPair?> ReadPairAsync(PairId pair, CancellationToken cancellationToken)
    {
        var found = pairs.Find(known => known.Id == pair);
        return Task.FromResult(found is null ? null : SomePairs.Stored(found, Texts[found.First.Sample], Texts[found.Second.Sample]));
    }

    public async IAsyncEnumerable<ChainedJudgment> ReadJudgmentsAsync(RunId run, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        foreach (var entry in chain.ToList()) yield return entry;
    }

    public Task<IReadOnlyList<ChainedJudgment>> ReadJudgmentsAsync(PairId pair, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ChainedJudgment>>([.. chain.Where(entry => entry.Judgment.Pair == pair)]);

    public Task<IReadOnlyList<JudgeRecord>> ReadJudgesAsync(RunId run, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<JudgeRecord>>([.. judges]);

    public Task<IReadOnlyList<JudgeCall>> ReadCallsAsync(PairId pair, CancellationToken cancellationToken)
    {
        lock (gate) return Task.FromResult<IReadOnlyList<JudgeCall>>([.. calls.Where(call => call.Facts.Pair == pair)]);
    }

    public Task<IReadOnlyList<JudgeCallFacts>> ReadCallFactsAsync(RunId run, ContentHash judge, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<JudgeCallFacts>>([.. calls.Select(call => call.Facts).Where(call => call.Judge == judge)]);

    public Task<ReviewOptions?> ReadReviewAsync(RunId run, CancellationToken cancellationToken) => Task.FromResult(Review);

    public Task<ChainBreak?> VerifyChainAsync(RunId run, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<Guidelines>> ListAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Guidelines> AddAsync(string markdown, UserId? author, CancellationToken cancellationToken)
    {
        Guidelines.Add(markdown);
        return Task.FromResult(new Guidelines(Guidelines.Count, markdown, null, DateTimeOffset.UnixEpoch));
    }

    public Task<IReadOnlyList<AnsweredSample>> ReadAnsweredAsync(RunId run, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<AnsweredSample>>(Samples);

    public Task<StoredAnswer?> FindAsync(ContentHash generationKey, AnswerScope scope, CancellationToken cancellationToken) =>
        Task.FromResult(scope.Shared ? answers.GetValueOrDefault(generationKey)?.Answer : null);

    public Task SaveAsync(AnswerEntry entry, CancellationToken cancellationToken)
    {
        Write();
        answers[entry.GenerationKey] = entry;
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private string TextOf(PairId pair, PairPlace side)
    {
        var found = pairs.Find(known => known.Id == pair)!;
        return Texts[side == PairPlace.First ? found.First.Sample : found.Second.Sample];
    }

    private void Write()
    {
        if (WritesLeft is { } left && Interlocked.Increment(ref writes) > left) throw new StorageException("killed");
    }

    private sealed class Judging(Action end) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            end();
            return ValueTask.CompletedTask;
        }
    }
}
