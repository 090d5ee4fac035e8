using LlmEval.Core.Domain.Review;
using LlmEval.Core.Domain.Users;

namespace LlmEval.UnitTests.Core.Domain.Review;

public class ReviewDrawTests
{
    private const int Draws = 20_000;

    private static readonly Dictionary<Lane, int> Weights = new() { [Lane.BlindFirst] = 20, [Lane.Assisted] = 70, [Lane.Blind] = 10 };
    private static readonly PairId[] Pairs = [.. Enumerable.Range(0, Draws).Select(Pair)];
    private static readonly UserId Reviewer = new(Guid.Parse("0198a000-0000-7000-8000-000000000001"));

    [Test]
    public void Lanes_are_drawn_by_their_weights()
    {
        var counts = Pairs.CountBy(pair => ReviewDraw.LaneOf(pair, Weights)).ToDictionary();
        foreach (var (lane, weight) in Weights) ShouldBeShare(counts[lane], weight / 100.0);
    }

    [Test]
    public void The_order_in_which_weights_are_given_does_not_matter()
    {
        var turned = Weights.Reverse().ToDictionary();
        Pairs.Take(500).ShouldAllBe(pair => ReviewDraw.LaneOf(pair, Weights) == ReviewDraw.LaneOf(pair, turned));
    }

    [Test]
    public void A_lane_without_weight_is_never_drawn()
    {
        var blind = new Dictionary<Lane, int> { [Lane.Assisted] = 0, [Lane.Blind] = 1 };
        Pairs.Take(500).ShouldAllBe(pair => ReviewDraw.LaneOf(pair, blind) == Lane.Blind);
        Should.Throw<ArgumentException>(() => ReviewDraw.LaneOf(Pairs[0], new Dictionary<Lane, int> { [Lane.Blind] = 0 }));
    }

    [Test]
    public void Half_of_the_pairs_are_shown_turned_and_to_each_reviewer_others()
    {
        var other = new UserId(Guid.Parse("0198a000-0000-7000-8000-000000000002"));
        ShouldBeShare(Pairs.Count(pair => ReviewDraw.OrderFor(Reviewer, pair) == ShownOrder.FirstIsA), 0.5);
        ShouldBeShare(Pairs.Count(pair => ReviewDraw.OrderFor(Reviewer, pair) == ReviewDraw.OrderFor(other, pair)), 0.5);
    }

    [Test]
    public void Audits_have_their_share_of_the_turns()
    {
        foreach (var share in (double[])[0.01, 0.1, 0.5]) ShouldBeShare(Pairs.Count(pair => ReviewDraw.IsAuditTurn(Reviewer, pair, share)), share);
        Pairs.Take(500).ShouldAllBe(pair => ReviewDraw.IsAuditTurn(Reviewer, pair, 1));
    }

    [Test]
    public void The_audits_order_is_uniform_and_follows_neither_lane_nor_order()
    {
        for (var tenth = 0; tenth < 10; tenth++) ShouldBeShare(Pairs.Count(pair => (int)(ReviewDraw.AuditRank(pair) * 10) == tenth), 0.1);
        var early = Pairs.Where(pair => ReviewDraw.AuditRank(pair) < 0.5).ToList();
        ShouldBeShare(early.Count(pair => ReviewDraw.LaneOf(pair, Weights) == Lane.BlindFirst), 0.2, early.Count);
        ShouldBeShare(early.Count(pair => ReviewDraw.OrderFor(Reviewer, pair) == ShownOrder.FirstIsA), 0.5, early.Count);
    }

    [Test]
    public void What_was_drawn_once_is_drawn_again_on_every_machine()
    {
        ReviewDraw.AuditRank(Pairs[0]).ShouldBe(0.7746588889733868);
        Pairs.Take(8).Select(pair => ReviewDraw.LaneOf(pair, Weights)).ShouldBe([Lane.BlindFirst, Lane.BlindFirst, Lane.Assisted, Lane.Assisted, Lane.Assisted, Lane.Assisted, Lane.Assisted, Lane.Assisted]);
    }

    // Within five standard deviations; the draws are hashes, so this holds or not, once and for all.
    private static void ShouldBeShare(int count, double share, int of = Draws) =>
        ((double)count).ShouldBe(of * share, 5 * Math.Sqrt(of * share * (1 - share)));

    private static PairId Pair(int number) => new(Guid.Parse($"0198a000-0000-7000-9000-{number:x12}"));
}
