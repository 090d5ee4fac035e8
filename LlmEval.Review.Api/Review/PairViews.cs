using LlmEval.Core.Domain.Review;
using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Problems;

namespace LlmEval.Review.Api.Review;

/// <summary>Loads pairs as readers see them.</summary>
internal sealed class PairViews(IReviewReader reader, IReviewQueue queue)
{
    /// <summary>A pair that was shown to the reader, or any pair for an admin.</summary>
    /// <exception cref="ProblemException">There is no such pair, or it was never leased by the reader.</exception>
    public async Task<PairView> LoadAsync(Guid pair, CurrentUser user, CancellationToken cancellationToken)
    {
        var id = new PairId(pair);
        var stored = await reader.ReadPairAsync(id, cancellationToken) ?? throw NotFound(pair);
        var showing = await queue.ReadShowingAsync(user.User.Id, id, cancellationToken) ?? ForAdmin(id, user);
        return new PairView { Stored = stored, Showing = showing, History = await reader.ReadJudgmentsAsync(id, cancellationToken), Reader = user.User.Id };
    }

    /// <summary>There is no such pair.</summary>
    public static ProblemException NotFound(Guid pair) => ProblemException.NotFound($"There is no pair {pair}. Its run may have been deleted; go on with the next pair.");

    // Whoever adjudicates sees pairs of which all places are taken; drawn like a reviewer's showing, so that the sides stay where they are.
    private static Showing ForAdmin(PairId pair, CurrentUser user) => user.IsAdmin
        ? new Showing(ReviewDraw.OrderFor(user.User.Id, pair), Lane.Blind, QueueReason.Ordinary, null, DateTimeOffset.UnixEpoch)
        : throw ProblemException.Conflict("Not leased", "The pair was never leased by you, so it is not decided yet how you see it. Lease it first: POST …/lease");
}
