using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Storage.Review;

// In which order pairs come.
public abstract partial class ReviewQueueContract
{
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
}
