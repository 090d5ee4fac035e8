using System.Globalization;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;
using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Contract;
using LlmEval.Review.Api.Paging;
using LlmEval.Review.Api.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Review;

/// <summary>The queue of pairs, and leases on them.</summary>
internal static class QueueEndpoints
{
    // More runs than anybody has open at once.
    private const int MostRuns = 50;

    /// <summary>Maps <c>/review/queue</c>, <c>/review/pairs</c>, <c>/review/next</c> and leases.</summary>
    public static void MapQueue(this RouteGroupBuilder api)
    {
        var review = api.MapGroup("/review").WithTags("Review").RequireAuthorization(Policies.Reviewer);
        review.MapGet("/queue", GetQueueAsync).WithName("getQueue").WithSummary("How the queue stands for you");
        review.MapGet("/pairs", ListPairsAsync).WithName("listPairs").WithSummary("Pairs, the newest run first, and how they stand for you");
        review.MapPost("/next", LeaseNextAsync).WithName("leaseNext").WithSummary("Lease the pair that you hold already beside the one you work on, else the next; 204 when nothing is left");
        review.MapGet("/next", PeekNextAsync).WithName("peekNext").WithSummary("What would be leased next, and why; 204 when nothing is left");
        review.MapPost("/items/{pair:guid}/lease", LeaseAsync).WithName("leasePair").WithSummary("Lease this pair").ProducesProblem(409);
        review.MapPut("/items/{pair:guid}/lease", RenewAsync).WithName("renewLease").WithSummary("Extend the lease").ProducesProblem(409);
        review.MapDelete("/items/{pair:guid}/lease", ReleaseAsync).WithName("releaseLease").WithSummary("Give the lease back");
    }

    /// <summary>Reads a cursor of a list of pairs.</summary>
    public static PairCursor? ReadCursor(string? after) => Cursor.Read(after, 2) is not { } keys
        ? null
        : Guid.TryParse(keys[0], out var run) && int.TryParse(keys[1], NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? new PairCursor(new RunId(run), position)
            : throw Cursor.Invalid();

    /// <summary>Writes a cursor of a list of pairs.</summary>
    public static string WriteCursor(PairCursor cursor) => Cursor.Write(cursor.Run.ToString(), $"{cursor.Position}");

    private static async Task<Ok<QueueResponse>> GetQueueAsync(
        Guid? run, CurrentUser user, IReviewQueue queue, IReviewLists lists, IRunPages pages, CancellationToken cancellationToken)
    {
        var wanted = run is { } id ? new RunId(id) : (RunId?)null;
        var states = await queue.ReadStatesAsync(user.User.Id, wanted, cancellationToken);
        var runs = await pages.ListRunsAsync(new RunFilter { Text = wanted?.ToString() }, after: null, PageSize.Most, cancellationToken);
        var disputed = await lists.CountPairsAsync(new PairFilter { Run = wanted, State = PairState.Disagreement }, cancellationToken);
        return TypedResults.Ok(new QueueResponse(
            Map(QueueState.Sum(states.Values)),
            [
                .. from record in runs.Where(record => states.ContainsKey(record.Id)).Take(MostRuns)
                   select new RunQueueResponse(record.Id.Value, record.Id.Short, record.Name, record.Status, record.StartedAt, Map(states[record.Id])),
            ],
            disputed.Pairs));
    }

    private static async Task<Ok<Page<PairListItemResponse>>> ListPairsAsync(
        Guid? run,
        string? task,
        Named<PairState>? state,
        Named<Lane>? lane,
        bool? done,
        string? after,
        int? limit,
        CurrentUser user,
        IReviewLists lists,
        KnownRuns known,
        CancellationToken cancellationToken)
    {
        var size = PageSize.Of(limit);
        var filter = new PairFilter
        {
            Run = run is { } id ? new RunId(id) : null,
            TaskId = task,
            State = state?.Value,
            Lane = lane?.Value,
            DoneBy = done is true ? user.User.Id : null,
            NotDoneBy = done is false ? user.User.Id : null,
        };
        var lines = await lists.ListPairsAsync(filter, ReadCursor(after), size + 1, cancellationToken);
        var shown = lines.Take(size).ToList();
        var current = await lists.ReadCurrentAsync([.. shown.Select(line => line.Pair.Id)], cancellationToken);
        var named = await known.ReadNamesAsync(shown.Select(line => line.Pair.Run), cancellationToken);
        return TypedResults.Ok(new Page<PairListItemResponse>(
            [.. shown.Select(line => Map(line, current.GetValueOrDefault(line.Pair.Id) ?? [], user, named[line.Pair.Run]))],
            lines.Count > size ? WriteCursor(shown[^1].Cursor) : null));
    }

    private static async Task<Results<Ok<LeaseResponse>, NoContent>> LeaseNextAsync(
        NextRequest request, CurrentUser user, IReviewQueue queue, ItemContexts contexts, CancellationToken cancellationToken) =>
        await queue.LeaseNextAsync(
            user.User.Id, request.Run is { } run ? new RunId(run) : null, request.Beside is { } beside ? new PairId(beside) : null, cancellationToken) is { } lease
            ? TypedResults.Ok(contexts.Lease(lease))
            : TypedResults.NoContent();

    private static async Task<Results<Ok<NextResponse>, NoContent>> PeekNextAsync(
        Guid? run, CurrentUser user, IReviewQueue queue, CancellationToken cancellationToken) =>
        await queue.PeekNextAsync(user.User.Id, run is { } id ? new RunId(id) : null, cancellationToken) is { } next
            ? TypedResults.Ok(new NextResponse(next.Pair.Value, next.Run.Value, next.TaskId, next.QueuedAs, next.SelectionProbability, next.IsHeld))
            : TypedResults.NoContent();

    private static async Task<Ok<LeaseResponse>> LeaseAsync(
        Guid pair, CurrentUser user, IReviewQueue queue, ItemContexts contexts, CancellationToken cancellationToken) =>
        await queue.LeaseAsync(user.User.Id, new PairId(pair), cancellationToken) is { } lease
            ? TypedResults.Ok(contexts.Lease(lease))
            : throw ProblemException.Conflict("No place left", "Other reviewers hold or have filled all places of this pair, or it is not there. Go on with the next one.");

    private static async Task<Ok<LeaseResponse>> RenewAsync(
        Guid pair, CurrentUser user, IReviewQueue queue, ItemContexts contexts, CancellationToken cancellationToken) =>
        await queue.RenewAsync(user.User.Id, new PairId(pair), cancellationToken) is { } lease
            ? TypedResults.Ok(contexts.Lease(lease))
            : throw ProblemException.Conflict("Lease ended", "The lease ended and others have taken the place, or you have judged the pair. Your draft is kept. Lease it again, or go on with the next one.");

    private static async Task<NoContent> ReleaseAsync(Guid pair, CurrentUser user, IReviewQueue queue, CancellationToken cancellationToken)
    {
        await queue.ReleaseAsync(user.User.Id, new PairId(pair), cancellationToken);
        return TypedResults.NoContent();
    }

    private static PairListItemResponse Map(PairLine line, IReadOnlyList<ChainedJudgment> current, CurrentUser user, string runName)
    {
        var own = current.Select(link => link.Judgment).LastOrDefault(judgment => judgment.Reviewer == user.User.Id && judgment.Action != ReviewAction.Adjudicate);
        return new PairListItemResponse
        {
            Pair = line.Pair.Id.Value,
            Run = line.Pair.Run.Value,
            RunName = runName,
            Position = line.Position,
            Task = line.Pair.TaskId,
            Prompt = line.Pair.Prompt,
            Lane = line.Lane,
            State = line.IsAdjudicated ? PairState.Adjudicated : line.HasDisagreement ? PairState.Disagreement : line.Verdicts >= line.Overlap ? PairState.Complete : PairState.Open,
            Done = own is not null,
            Opinion = line.Opinion != OpinionKind.None && (line.Lane == Lane.Assisted || own?.Verdict is not null) ? OnScreen(line.Opinion, own?.Shown ?? ReviewDraw.OrderFor(user.User.Id, line.Pair.Id)) : null,
            Verdicts = line.Verdicts,
            Overlap = line.Overlap,
            Own = own is { Verdict: { } verdict, Shown: { } shown } ? verdict.ToScreen(shown) : null,
            OwnAt = own?.CreatedAt,
        };
    }

    // First is read as A: the list says what the asker saw.
    private static OpinionKind OnScreen(OpinionKind opinion, ShownOrder shown) => (opinion, shown) switch
    {
        (OpinionKind.First, ShownOrder.SecondIsA) => OpinionKind.Second,
        (OpinionKind.Second, ShownOrder.SecondIsA) => OpinionKind.First,
        _ => opinion,
    };

    private static QueueStateResponse Map(QueueState state) => new(state.Pairs, state.Done, state.Open, state.Complete, state.LeasedByOthers);
}
