using LlmEval.Core.Domain.Review;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Storage.Review;

// Leases of pairs.
public abstract partial class ReviewQueueContract
{
    [Test]
    public async Task A_reviewer_gets_the_pair_that_they_hold_until_it_is_done()
    {
        var pairs = await PairsAsync(3, Hardly);
        var reviewer = await ReviewerAsync();
        var lease = await NextAsync(reviewer, pairs[0]);
        (lease.ExpiresAt, lease.Place, lease.Overlap, lease.Run).ShouldBe((Clock.GetUtcNow() + LeaseTime, 1, 1, pairs[0].Run));
        Clock.Advance(TimeSpan.FromMinutes(5));
        var again = await NextAsync(reviewer, pairs[0]);
        again.ShouldBe(lease with { ExpiresAt = Clock.GetUtcNow() + LeaseTime });

        await AppendAsync(SomeReview.ByPerson(lease.Pair, reviewer));
        (await NextAsync(reviewer, pairs[0])).Pair.ShouldBe(pairs[1].Id);
    }

    [Test]
    public async Task Beside_the_pair_at_work_one_more_is_leased_and_never_two()
    {
        var pairs = await PairsAsync(4, Hardly);
        var (reviewer, other) = (await ReviewerAsync(), await ReviewerAsync());
        var open = await NextAsync(reviewer, pairs[0]);
        Clock.Advance(TimeSpan.FromSeconds(1));
        var ahead = await BesideAsync(open.Pair);
        (open.Pair, ahead.Pair).ShouldBe((pairs[0].Id, pairs[1].Id));
        Clock.Advance(TimeSpan.FromMinutes(5));
        (await BesideAsync(open.Pair)).ShouldBe(ahead with { ExpiresAt = Clock.GetUtcNow() + LeaseTime });
        (await ReadHoldersAsync(pairs[0].Run)).Count(holder => holder.LeasedUntil > Clock.GetUtcNow()).ShouldBe(2);
        // Who comes back without a word of what is open goes on with it.
        (await NextAsync(reviewer, pairs[0])).Pair.ShouldBe(open.Pair);
        (await NextAsync(other, pairs[0])).Pair.ShouldBe(pairs[2].Id);

        await AppendAsync(SomeReview.ByPerson(open.Pair, reviewer));
        (await NextAsync(reviewer, pairs[0])).Pair.ShouldBe(ahead.Pair);
        (await BesideAsync(ahead.Pair)).Pair.ShouldBe(pairs[3].Id);
        await Queue.ReleaseAsync(reviewer, pairs[3].Id, None);
        (await Queue.LeaseNextAsync(other, pairs[0].Run, beside: pairs[2].Id, None)).ShouldNotBeNull().Pair.ShouldBe(pairs[3].Id);
        (await Queue.LeaseNextAsync(reviewer, pairs[0].Run, beside: ahead.Pair, None)).ShouldBeNull();

        async Task<ReviewLease> BesideAsync(PairId pair) => (await Queue.LeaseNextAsync(reviewer, pairs[0].Run, pair, None)).ShouldNotBeNull();
    }

    [Test]
    public async Task A_lease_ends_by_itself_unless_renewed()
    {
        var pair = (await PairsAsync(1, Hardly))[0];
        var (first, second) = (await ReviewerAsync(), await ReviewerAsync());
        await NextAsync(first, pair);
        (await Queue.LeaseNextAsync(second, pair.Run, beside: null, None)).ShouldBeNull();
        Clock.Advance(LeaseTime - TimeSpan.FromSeconds(1));
        (await Queue.RenewAsync(first, pair.Id, None)).ShouldNotBeNull().ExpiresAt.ShouldBe(Clock.GetUtcNow() + LeaseTime);
        Clock.Advance(LeaseTime - TimeSpan.FromSeconds(1));
        (await Queue.LeaseNextAsync(second, pair.Run, beside: null, None)).ShouldBeNull();
        Clock.Advance(TimeSpan.FromSeconds(1));

        // Ended, but nobody else came: it can be taken up again.
        (await Queue.RenewAsync(first, pair.Id, None)).ShouldNotBeNull();
        Clock.Advance(LeaseTime);
        (await NextAsync(second, pair)).Pair.ShouldBe(pair.Id);
        (await Queue.RenewAsync(first, pair.Id, None)).ShouldBeNull();
        (await Queue.LeaseAsync(first, pair.Id, None)).ShouldBeNull();
        await Should.ThrowAsync<PlaceTakenException>(AppendAsync(SomeReview.ByPerson(pair.Id, first)));
        await AppendAsync(SomeReview.ByPerson(pair.Id, second));
        (await Reader.ReadJudgmentsAsync(pair.Id, None)).ShouldHaveSingleItem().Judgment.Reviewer.ShouldBe(second);
    }

    [Test]
    public async Task Who_comes_late_and_finds_the_place_free_may_submit()
    {
        var pair = (await PairsAsync(1, Hardly))[0];
        var reviewer = await ReviewerAsync();
        await NextAsync(reviewer, pair);
        Clock.Advance(LeaseTime * 10);
        await AppendAsync(SomeReview.ByPerson(pair.Id, reviewer));
        (await Queue.LeaseNextAsync(await ReviewerAsync(), pair.Run, beside: null, None)).ShouldBeNull();
    }

    [Test]
    public async Task What_is_given_back_is_free_at_once_and_not_renewed()
    {
        var pair = (await PairsAsync(1, Hardly))[0];
        var (first, second) = (await ReviewerAsync(), await ReviewerAsync());
        await NextAsync(first, pair);
        await Queue.ReleaseAsync(first, pair.Id, None);
        await Queue.ReleaseAsync(first, pair.Id, None);
        (await Queue.RenewAsync(first, pair.Id, None)).ShouldBeNull();
        (await NextAsync(second, pair)).Pair.ShouldBe(pair.Id);
        (await Queue.RenewAsync(await ReviewerAsync(), pair.Id, None)).ShouldBeNull();
        (await Queue.LeaseAsync(first, PairId.New(), None)).ShouldBeNull();
    }
}
