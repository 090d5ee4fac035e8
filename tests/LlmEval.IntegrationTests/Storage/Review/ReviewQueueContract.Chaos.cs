using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Domain.Users;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Storage.Review;

/// <summary>Many reviewers at once, from two processes' worth of connections.</summary>
public abstract partial class ReviewQueueContract
{
    private const int Crowd = 16;

    // Two who move the clock at once could move it back.
    private readonly Lock turning = new();

    /// <summary>The queue and the store of another process on the same database.</summary>
    protected abstract (IReviewQueue Queue, IReviewStore Store) Elsewhere { get; }

    /// <summary>Who has a place of which pair at one moment: until when, or for good with a verdict.</summary>
    protected abstract Task<IReadOnlyList<PlaceHolder>> ReadHoldersAsync(RunId run);

    [Test]
    public async Task A_crowd_at_the_door_gets_each_place_once([Values(1, 2, 3)] int overlap)
    {
        var pairs = await PairsAsync(10, Hardly with { Overlap = overlap });
        var reviewers = await ReviewersAsync(Crowd);
        var leases = await Task.WhenAll(reviewers.Select((reviewer, i) => (i % 2 == 0 ? Queue : Elsewhere.Queue).LeaseNextAsync(reviewer, pairs[0].Run, beside: null, None)));
        leases.Count(lease => lease is not null).ShouldBe(Math.Min(Crowd, 10 * overlap));
        leases.OfType<ReviewLease>().GroupBy(lease => lease.Pair).ShouldAllBe(pair => pair.Count() <= overlap);
    }

    [Test]
    public async Task The_last_pair_is_not_missed_because_somebody_else_is_at_it()
    {
        for (var round = 0; round < 10; round++)
        {
            var pair = (await PairsAsync(1, Hardly with { Overlap = Crowd }))[0];
            var reviewers = await ReviewersAsync(Crowd);
            var leases = await Task.WhenAll(reviewers.Select((reviewer, i) => (i % 2 == 0 ? Queue : Elsewhere.Queue).LeaseNextAsync(reviewer, pair.Run, beside: null, None)));
            leases.ShouldAllBe(lease => lease != null);
            leases.Select(lease => lease!.Place).Order().ShouldBe(Enumerable.Range(1, Crowd));
        }
    }

    [Test]
    public async Task Whatever_a_crowd_does_the_overlap_holds_and_everything_gets_done([Values(1, 2)] int overlap, [Range(1, 4)] int seed)
    {
        var pairs = await PairsAsync(24, Hardly with { Overlap = overlap, AuditShare = 0.2 });
        var run = pairs[0].Run;
        var reviewers = await ReviewersAsync(Crowd);
        var crowd = Task.WhenAll(reviewers.Select((reviewer, i) => WorkAsync(reviewer, new Random((seed * 100) + i), i % 2 == 0 ? (Queue, Store) : Elsewhere)));
        var looks = 0;
        do
        {
            var holders = await ReadHoldersAsync(run);
            // Read after the look: what is in force now was in force whenever the others got theirs.
            var now = Clock.GetUtcNow();
            var most = holders.Where(holder => holder.HasVerdict || holder.LeasedUntil > now).GroupBy(holder => holder.Pair).Select(pair => pair.Count()).DefaultIfEmpty().Max();
            most.ShouldBeLessThanOrEqualTo(overlap);
            looks++;
        }
        while (!crowd.IsCompleted);
        await crowd;
        looks.ShouldBeGreaterThan(1);

        // Who is left over finishes, one after the other.
        foreach (var reviewer in reviewers) await DrainAsync(reviewer, pairs[0]);
        var verdicts = await Reader.ReadJudgmentsAsync(run, None).Where(link => link.Judgment.Kind == JudgmentKind.Verdict).ToListAsync();
        foreach (var pair in verdicts.GroupBy(link => link.Judgment.Pair))
        {
            pair.Count().ShouldBe(overlap);
            pair.DistinctBy(link => link.Judgment.Reviewer).Count().ShouldBe(overlap);
        }

        verdicts.Count.ShouldBe(24 * overlap);
        (await Queue.ReadStateAsync(reviewers[0], run, None)).ShouldSatisfyAllConditions(state => state.Complete.ShouldBe(24), state => state.Open.ShouldBe(0));
        (await Reader.VerifyChainAsync(run, None)).ShouldBeNull();

        async Task WorkAsync(UserId reviewer, Random random, (IReviewQueue Queue, IReviewStore Store) ports)
        {
            PairId? open = null;
            for (var step = 0; step < 12; step++)
            {
                // Some look ahead of what they have open.
                var beside = random.Next(2) == 0 ? open : null;
                if (await ports.Queue.LeaseNextAsync(reviewer, run, beside, None) is not { } lease) continue;
                ((PairId?)lease.Pair).ShouldNotBe(beside);
                open = lease.Pair;
                lease.Place.ShouldBeLessThanOrEqualTo(overlap);
                switch (random.Next(10))
                {
                    case 0:
                        await ports.Queue.ReleaseAsync(reviewer, lease.Pair, None);
                        break;
                    case 1:
                        await ports.Store.AppendAsync(SomeReview.Skip(lease.Pair, reviewer), None);
                        break;
                    case 2:
                        // Everybody's leases come nearer to their end.
                        lock (turning) Clock.Advance(TimeSpan.FromMinutes(random.Next(1, 20)));
                        break;
                    case 3:
                        await ports.Queue.RenewAsync(reviewer, lease.Pair, None);
                        break;
                    default:
                        await SubmitAsync(reviewer, lease.Pair, ports.Store);
                        break;
                }
            }
        }

        async Task SubmitAsync(UserId reviewer, PairId pair, IReviewStore store)
        {
            try
            {
                await store.AppendAsync(SomeReview.ByPerson(pair, reviewer), None);
            }
            catch (PlaceTakenException)
            {
                // The clock was moved on meanwhile, and others came.
            }
        }
    }

    /// <summary>A reviewer with a place of a pair, or who had one.</summary>
    protected sealed record PlaceHolder(PairId Pair, DateTimeOffset? LeasedUntil, bool HasVerdict);
}
