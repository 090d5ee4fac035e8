using System.Text.Json;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Results;
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
    public async Task Pairs_come_in_the_order_of_what_the_judge_said()
    {
        var pairs = await PairsAsync(6, Hardly, first: i => Some.Sample(outcome: i == 4 ? Outcome.Failed : Outcome.Passed));
        await AppendAsync(SomeReview.ByJudge(pairs[0].Id));
        await AppendAsync(SomeReview.ByJudge(pairs[1].Id, confidence: 0.59));
        await AppendAsync(SomeReview.ByJudge(pairs[2].Id, Verdict.Tie) with { IsInconsistent = true });
        await AppendAsync(SomeReview.ByJudge(pairs[3].Id) with { Kind = JudgmentKind.Unresolved, Verdict = null, Reason = "one call failed" });
        await AppendAsync(SomeReview.ByJudge(pairs[4].Id));
        var reviewer = await ReviewerAsync();
        var handed = await DrainAsync(reviewer, pairs[0]);
        handed.Select(lease => lease.Pair).ShouldBe(new[] { 2, 1, 3, 4, 0, 5 }.Select(i => pairs[i].Id));
        handed.Select(lease => lease.Showing.QueuedAs).ShouldBe([
            QueueReason.InconsistentJudge, QueueReason.LowConfidence, QueueReason.LowConfidence, QueueReason.ContradictsTests, QueueReason.Ordinary, QueueReason.Ordinary,
        ]);
        handed.ShouldAllBe(lease => lease.Showing.SelectionProbability == null);
    }

    [Test]
    public async Task A_judge_that_thinks_again_changes_the_order()
    {
        var pairs = await PairsAsync(2, Hardly);
        var unsure = SomeReview.ByJudge(pairs[1].Id, confidence: 0.1);
        await AppendAsync(unsure);
        var reviewer = await ReviewerAsync();
        (await NextAsync(reviewer, pairs[0])).Pair.ShouldBe(pairs[1].Id);
        await Queue.ReleaseAsync(reviewer, pairs[1].Id, None);
        await AppendAsync(SomeReview.ByJudge(pairs[1].Id) with { Supersedes = unsure.Id });
        var other = await ReviewerAsync();
        (await NextAsync(other, pairs[0])).Pair.ShouldBe(pairs[0].Id);
    }

    [Test]
    public async Task The_audits_are_drawn_with_the_share_and_the_probability_that_are_said()
    {
        var pairs = await PairsAsync(300, new ReviewOptions { AuditShare = 0.3 });
        var reviewer = await ReviewerAsync();
        var handed = await DrainAsync(reviewer, pairs[0]);
        handed.Count.ShouldBe(300);
        var audits = handed.Index().Where(item => item.Item.Showing.QueuedAs == QueueReason.RandomAudit).ToList();
        // Of 300 turns at 0.3: within five standard deviations.
        audits.Count.ShouldBeInRange(50, 130);
        foreach (var (turn, lease) in audits) lease.Showing.SelectionProbability.ShouldBe(0.3 / (300 - turn));
        handed.Where(lease => lease.Showing.QueuedAs != QueueReason.RandomAudit).ShouldAllBe(lease => lease.Showing.SelectionProbability == null);

        // What is not drawn keeps its order; what is drawn has none.
        var positions = pairs.Index().ToDictionary(item => item.Item.Id, item => item.Index);
        var ordered = handed.Except(audits.Select(audit => audit.Item)).Select(lease => positions[lease.Pair]).ToList();
        ordered.ShouldBe(ordered.Order());
        audits.Select(audit => positions[audit.Item.Pair]).ShouldNotBe(audits.Select(audit => positions[audit.Item.Pair]).Order());
    }

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

    [Test]
    public async Task A_draft_is_saved_on_top_of_the_revision_that_it_was_made_from()
    {
        var pair = (await PairsAsync())[0];
        var reviewer = await ReviewerAsync();
        (await Queue.ReadDraftAsync(reviewer, pair.Id, None)).ShouldBeNull();
        (await SaveAsync(0, "{\"a\": \"\\u0000 \\ud83d 😀\"}")).ShouldBe((true, 1, "{\"a\": \"\\u0000 \\ud83d 😀\"}"));
        (await SaveAsync(1, "[2]")).ShouldBe((true, 2, "[2]"));
        // A stale tab gets what stands; a save whose answer was lost is saved.
        (await SaveAsync(1, "[3]")).ShouldBe((false, 2, "[2]"));
        (await SaveAsync(1, "[2]")).ShouldBe((true, 2, "[2]"));
        (await SaveAsync(0, "[4]")).ShouldBe((false, 2, "[2]"));
        var race = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => SaveAsync(2, $"[{i + 10}]")));
        race.Count(saved => saved.Saved).ShouldBe(1);
        race.ShouldAllBe(saved => saved.Revision == 3 && saved.Content == race.Single(one => one.Saved).Content);
        (await Queue.ReadDraftAsync(await ReviewerAsync(), pair.Id, None)).ShouldBeNull();
        await Queue.DeleteDraftAsync(reviewer, pair.Id, None);
        await Queue.DeleteDraftAsync(reviewer, pair.Id, None);
        (await Queue.ReadDraftAsync(reviewer, pair.Id, None)).ShouldBeNull();

        async Task<(bool Saved, int Revision, string Content)> SaveAsync(int basedOn, string json)
        {
            using var document = JsonDocument.Parse(json);
            var saved = await Queue.SaveDraftAsync(reviewer, pair.Id, basedOn, document.RootElement, None);
            return (saved.Saved, saved.Draft.Revision, saved.Draft.Content.GetRawText());
        }
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
