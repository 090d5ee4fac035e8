using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Domain.Users;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Storage.Review;

/// <summary>What every <see cref="IReviewQueue"/> with its <see cref="IReviewStore"/> does.</summary>
public abstract partial class ReviewQueueContract : ReviewContract
{
    private static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(15);

    // So rare that no test with few turns sees one.
    private static readonly ReviewOptions Hardly = new() { AuditShare = 1e-12 };

    [SetUp]
    public Task AddJudgeAsync() => Store.AddJudgeAsync(SomeReview.Judge(), None);

    [Test]
    public async Task What_is_shown_is_drawn_once_and_is_the_same_for_ever()
    {
        var pairs = await PairsAsync(40, Hardly with { Overlap = 2, Lanes = new Dictionary<Lane, int> { [Lane.Assisted] = 1, [Lane.BlindFirst] = 1, [Lane.Blind] = 1 } });
        var (one, two) = (await ReviewerAsync(), await ReviewerAsync());
        (await Queue.ReadShowingAsync(one, pairs[0].Id, None)).ShouldBeNull();
        Dictionary<PairId, Showing> shown = [];
        foreach (var pair in pairs) shown[pair.Id] = (await Queue.LeaseAsync(one, pair.Id, None))!.Showing;
        var toOther = new List<Showing>();
        foreach (var pair in pairs) toOther.Add((await Queue.LeaseAsync(two, pair.Id, None))!.Showing);
        Clock.Advance(TimeSpan.FromDays(1));
        foreach (var (pair, showing) in shown)
        {
            (await Queue.ReadShowingAsync(one, pair, None)).ShouldBe(showing);
            (await Queue.LeaseAsync(one, pair, None))!.Showing.ShouldBe(showing);
        }

        shown.Values.Select(showing => showing.Shown).Distinct().Count().ShouldBe(2);
        shown.Values.Select(showing => showing.Lane).Distinct().Count().ShouldBe(3);
        // The lane is the pair's, the order the reviewer's.
        toOther.Select(showing => showing.Lane).ShouldBe(pairs.Select(pair => shown[pair.Id].Lane));
        toOther.Select(showing => showing.Shown).ShouldNotBe(pairs.Select(pair => shown[pair.Id].Shown));
    }

    [Test]
    public async Task Over_all_runs_the_newest_with_something_left_comes_first()
    {
        var older = await PairsAsync(1, Hardly);
        var newer = await PairsAsync(1, Hardly);
        var reviewer = await ReviewerAsync();
        var first = (await Queue.LeaseNextAsync(reviewer, null, beside: null, None))!;
        first.Run.ShouldBe(newer[0].Run);
        // Held in one run, one may begin another.
        (await NextAsync(reviewer, older[0])).Run.ShouldBe(older[0].Run);
        await AppendAsync(SomeReview.ByPerson(first.Pair, reviewer));
        (await Queue.LeaseNextAsync(reviewer, null, beside: null, None))!.Run.ShouldBe(older[0].Run);
        (await Queue.ReadStateAsync(reviewer, null, None)).Done.ShouldBe(1);
    }

    private async Task<ReviewLease> NextAsync(UserId reviewer, ResponsePair ofRun) => (await Queue.LeaseNextAsync(reviewer, ofRun.Run, beside: null, None)).ShouldNotBeNull();

    // Judges whatever comes, a minute each, until nothing is left.
    private async Task<IReadOnlyList<ReviewLease>> DrainAsync(UserId reviewer, ResponsePair ofRun)
    {
        List<ReviewLease> handed = [];
        while (await Queue.LeaseNextAsync(reviewer, ofRun.Run, beside: null, None) is { } lease)
        {
            handed.Add(lease);
            await AppendAsync(SomeReview.ByPerson(lease.Pair, reviewer));
            Clock.Advance(TimeSpan.FromMinutes(1));
        }

        return handed;
    }
}
