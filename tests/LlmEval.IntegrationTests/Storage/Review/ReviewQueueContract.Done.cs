using LlmEval.Core.Domain.Review;
using LlmEval.Core.Domain.Users;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Storage.Review;

// What is done: overlap, skips, retractions, revisions.
public abstract partial class ReviewQueueContract
{
    [Test]
    public async Task Each_reviewer_gets_a_pair_once_and_a_pair_as_many_as_the_overlap()
    {
        var pairs = await PairsAsync(3, Hardly with { Overlap = 2 });
        var reviewers = await ReviewersAsync(3);
        var handed = new List<(UserId, PairId)>();
        foreach (var reviewer in reviewers) handed.AddRange((await DrainAsync(reviewer, pairs[0])).Select(lease => (reviewer, lease.Pair)));
        handed.ShouldBe([.. from reviewer in reviewers.Take(2) from pair in pairs select (reviewer, pair.Id)]);
        (await Queue.ReadStateAsync(reviewers[2], pairs[0].Run, None)).ShouldBe(new QueueState(3, 0, 0, 3, 0));
    }

    [Test]
    public async Task A_skip_is_done_for_the_reviewer_and_takes_no_place()
    {
        var pairs = await PairsAsync(2, Hardly);
        var (first, second) = (await ReviewerAsync(), await ReviewerAsync());
        await AppendAsync(SomeReview.Skip((await NextAsync(first, pairs[0])).Pair, first));
        (await Queue.ReadStateAsync(first, pairs[0].Run, None)).ShouldBe(new QueueState(2, 1, 1, 0, 0));
        (await NextAsync(first, pairs[0])).Pair.ShouldBe(pairs[1].Id);
        (await NextAsync(second, pairs[0])).Pair.ShouldBe(pairs[0].Id);
        // Who skipped may come back by name, when there is a place.
        (await Queue.LeaseAsync(first, pairs[0].Id, None)).ShouldBeNull();
        await Queue.ReleaseAsync(second, pairs[0].Id, None);
        (await Queue.LeaseAsync(first, pairs[0].Id, None)).ShouldNotBeNull();
        (await Queue.LeaseAsync(second, pairs[0].Id, None)).ShouldBeNull();
        await AppendAsync(SomeReview.ByPerson(pairs[0].Id, first));
        (await Queue.ReadStateAsync(first, pairs[0].Run, None)).ShouldBe(new QueueState(2, 1, 1, 1, 0));
    }

    [Test]
    public async Task A_judgment_that_is_taken_back_opens_its_place_again()
    {
        var pair = (await PairsAsync(1, Hardly))[0];
        var (first, second) = (await ReviewerAsync(), await ReviewerAsync());
        var judgment = SomeReview.ByPerson((await NextAsync(first, pair)).Pair, first);
        await AppendAsync(judgment);
        (await Queue.LeaseAsync(second, pair.Id, None)).ShouldBeNull();
        await AppendAsync(SomeReview.Retraction(judgment));
        (await Queue.ReadStateAsync(first, pair.Run, None)).ShouldBe(new QueueState(1, 0, 1, 0, 0));
        (await NextAsync(second, pair)).Pair.ShouldBe(pair.Id);
    }

    [Test]
    public async Task Who_has_judged_may_open_the_pair_again_and_revise()
    {
        var pair = (await PairsAsync(1, Hardly with { Overlap = 2 }))[0];
        var (first, second, third) = (await ReviewerAsync(), await ReviewerAsync(), await ReviewerAsync());
        var vote = SomeReview.ByPerson(pair.Id, first);
        await AppendAsync(vote);
        await AppendAsync(SomeReview.ByPerson(pair.Id, second));
        (await Queue.LeaseAsync(first, pair.Id, None)).ShouldNotBeNull().Place.ShouldBe(2);
        (await Queue.LeaseAsync(third, pair.Id, None)).ShouldBeNull();
        (await Queue.LeaseNextAsync(first, pair.Run, beside: null, None)).ShouldBeNull();
        await AppendAsync(SomeReview.ByPerson(pair.Id, first, Verdict.Tie) with { Supersedes = vote.Id, Action = ReviewAction.Revise });
        // Who decides needs no place.
        await AppendAsync(SomeReview.ByPerson(pair.Id, third) with { Action = ReviewAction.Adjudicate });
        (await Queue.ReadStateAsync(first, pair.Run, None)).ShouldBe(new QueueState(1, 1, 0, 1, 0));
    }

    [Test]
    public async Task A_larger_overlap_opens_pairs_again()
    {
        var (run, first, second) = await RunAsync(1);
        var pair = (await Store.AddPairsAsync(run, Paired(run, first, second), Hardly, None))[0];
        await AppendAsync(SomeReview.ByPerson(pair.Id, await ReviewerAsync()));
        var other = await ReviewerAsync();
        (await Queue.LeaseNextAsync(other, run, beside: null, None)).ShouldBeNull();
        await Store.AddPairsAsync(run, Paired(run, first, second), Hardly with { Overlap = 2 }, None);
        (await NextAsync(other, pair)).ShouldSatisfyAllConditions(lease => lease.Place.ShouldBe(2), lease => lease.Overlap.ShouldBe(2));
    }
}
