using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Review;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Storage.Review;

// What comes next, before it is leased.
public abstract partial class ReviewQueueContract
{
    [Test]
    public async Task What_comes_next_can_be_seen_before_it_is_leased([Values(0, 0.5, 1)] double auditShare)
    {
        var pairs = await PairsAsync(6, new ReviewOptions { AuditShare = Math.Max(auditShare, 1e-12) });
        await AppendAsync(SomeReview.ByJudge(pairs[3].Id, Verdict.Tie) with { IsInconsistent = true });
        var (reviewer, other) = (await ReviewerAsync(), await ReviewerAsync());
        for (var turn = 0; turn < pairs.Count; turn++)
        {
            var seen = (await Queue.PeekNextAsync(reviewer, pairs[0].Run, None)).ShouldNotBeNull();
            // Looking takes nothing from anybody, and nothing changes by it.
            (await Queue.PeekNextAsync(reviewer, pairs[0].Run, None)).ShouldBe(seen);
            seen.IsHeld.ShouldBeFalse();
            var lease = await NextAsync(reviewer, pairs[0]);
            (seen.Pair, seen.Run, seen.QueuedAs, seen.SelectionProbability)
                .ShouldBe((lease.Pair, lease.Run, lease.Showing.QueuedAs, lease.Showing.SelectionProbability));
            seen.TaskId.ShouldBe(pairs.Single(pair => pair.Id == seen.Pair).TaskId);
            (await Queue.PeekNextAsync(reviewer, null, None)).ShouldBe(seen with { IsHeld = true });
            (await Queue.PeekNextAsync(other, pairs[0].Run, None))?.Pair.ShouldNotBe(lease.Pair);
            await AppendAsync(SomeReview.ByPerson(lease.Pair, reviewer));
            Clock.Advance(TimeSpan.FromMinutes(1));
        }

        (await Queue.PeekNextAsync(reviewer, pairs[0].Run, None)).ShouldBeNull();
    }

    [Test]
    public async Task What_is_drawn_ahead_is_drawn_among_what_is_left()
    {
        var pairs = await PairsAsync(3, new ReviewOptions { AuditShare = 1 });
        var reviewer = await ReviewerAsync();
        var open = await NextAsync(reviewer, pairs[0]);
        var ahead = (await Queue.LeaseNextAsync(reviewer, pairs[0].Run, beside: open.Pair, None)).ShouldNotBeNull();
        (open.Showing.SelectionProbability, ahead.Showing.SelectionProbability).ShouldBe((1 / 3.0, 1 / 2.0));
    }

    [Test]
    public async Task A_lease_ahead_ends_by_itself_too()
    {
        var pairs = await PairsAsync(2, Hardly);
        var (reviewer, other) = (await ReviewerAsync(), await ReviewerAsync());
        var open = await NextAsync(reviewer, pairs[0]);
        await Queue.LeaseNextAsync(reviewer, pairs[0].Run, beside: open.Pair, None);
        (await Queue.LeaseNextAsync(other, pairs[0].Run, beside: null, None)).ShouldBeNull();
        Clock.Advance(LeaseTime - TimeSpan.FromSeconds(1));
        await Queue.RenewAsync(reviewer, open.Pair, None);
        Clock.Advance(TimeSpan.FromSeconds(1));
        (await NextAsync(other, pairs[0])).Pair.ShouldBe(pairs[1].Id);
        (await Queue.LeaseNextAsync(reviewer, pairs[0].Run, beside: open.Pair, None)).ShouldBeNull();
    }
}
