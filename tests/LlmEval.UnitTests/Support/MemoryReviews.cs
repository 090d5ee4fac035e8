using System.Runtime.CompilerServices;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Support;

/// <summary>Pairs of one run, their texts and their judgments, in memory; texts are made when they are asked for.</summary>
internal sealed class MemoryReviews(IReadOnlyList<ResponsePair> pairs, Func<ResponsePair, PairPlace, string?> textOf) : IReviewReader
{
    private readonly List<ChainedJudgment> chain = [];

    /// <summary>What both models were sent.</summary>
    public IReadOnlyList<ChatMessage> Messages { get; init; } = [new(ChatRole.System, "You write Python."), new(ChatRole.User, "Shout a word.")];

    public IReadOnlyList<JudgeRecord> Judges { get; init; } = [SomeVotes.Judge];

    /// <summary>Where the chain is said to be broken.</summary>
    public ChainBreak? Break { get; init; }

    public MemoryReviews With(params IEnumerable<Judgment> judgments)
    {
        foreach (var judgment in judgments)
        {
            var (sequence, previous) = (chain.Count + 1, chain.Count == 0 ? (ContentHash?)null : chain[^1].Hash);
            chain.Add(new ChainedJudgment(judgment, sequence, previous, JudgmentHash.Of(judgment, sequence, previous)));
        }

        return this;
    }

    public Task<IReadOnlyList<ResponsePair>> ReadPairsAsync(RunId run, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ResponsePair>>([.. pairs.Where(pair => pair.Run == run)]);

    public Task<StoredPair?> ReadPairAsync(PairId pair, CancellationToken cancellationToken)
    {
        var found = pairs.First(item => item.Id == pair);
        return Task.FromResult<StoredPair?>(new StoredPair
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
    }

    public async IAsyncEnumerable<ChainedJudgment> ReadJudgmentsAsync(RunId run, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        var ofRun = pairs.Where(pair => pair.Run == run).Select(pair => pair.Id).ToHashSet();
        foreach (var link in chain.Where(link => ofRun.Contains(link.Judgment.Pair))) yield return link;
    }

    public Task<IReadOnlyList<JudgeRecord>> ReadJudgesAsync(RunId run, CancellationToken cancellationToken) => Task.FromResult(Judges);

    public Task<ChainBreak?> VerifyChainAsync(RunId run, CancellationToken cancellationToken) => Task.FromResult(Break);

    public Task<IReadOnlyList<ChainedJudgment>> ReadJudgmentsAsync(PairId pair, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<JudgeCall>> ReadCallsAsync(PairId pair, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<JudgeCallFacts>> ReadCallFactsAsync(RunId run, ContentHash judge, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<ReviewOptions?> ReadReviewAsync(RunId run, CancellationToken cancellationToken) => throw new NotSupportedException();

    private SampleResult Sample(ResponsePair pair, PairPlace side) =>
        Some.Sample() with { Response = textOf(pair, side) is { } text ? Some.Response(text) : null };
}
