using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;
using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Guidelines;

namespace LlmEval.Review.Api.Review;

/// <summary>Reads what the review of a pair needs beside the pair.</summary>
internal sealed class ItemContexts(KnownRuns runs, IReviewReader reviews, IRunPages pages, IReviewQueue queue, IGuidelineStore guidelines, TimeProvider clock)
{
    /// <summary>What every answer about a pair needs.</summary>
    public async Task<ItemContext> ReadAsync(PairView view, CancellationToken cancellationToken)
    {
        var run = view.Stored.Pair.Run;
        var known = await runs.FindAsync(run, cancellationToken) ?? throw PairViews.NotFound(view.Id.Value);
        return new ItemContext
        {
            RunName = known.Name,
            Criteria = known.Criteria,
            Judges = (await reviews.ReadJudgesAsync(run, cancellationToken)).DistinctBy(judge => judge.Hash).ToDictionary(judge => judge.Hash),
            BlindVotes = await pages.CountBlindVotesAsync(run, cancellationToken),
        };
    }

    /// <summary>What the page needs. Renews the lease of a reader who holds one.</summary>
    public async Task<ItemContext> ReadPageAsync(PairView view, CurrentUser user, CancellationToken cancellationToken)
    {
        var context = await ReadAsync(view, cancellationToken);
        var lease = await queue.RenewAsync(user.User.Id, view.Id, cancellationToken);
        var draft = await queue.ReadDraftAsync(user.User.Id, view.Id, cancellationToken);
        return context with
        {
            GuidelineVersion = await guidelines.ReadNewestVersionAsync(cancellationToken),
            Lease = lease is null ? null : Lease(lease),
            Draft = draft is null ? null : Draft(draft),
        };
    }

    /// <summary>A lease.</summary>
    public LeaseResponse Lease(ReviewLease lease) => new(
        lease.Pair.Value, lease.Run.Value, lease.ExpiresAt, Math.Max(0, (lease.ExpiresAt - clock.GetUtcNow()).TotalMilliseconds), lease.Place, lease.Overlap);

    /// <summary>A draft.</summary>
    public static DraftResponse Draft(Draft draft) => new(draft.Revision, draft.Content, draft.SavedAt);
}
