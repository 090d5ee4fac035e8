using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Domain.Users;
using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Paging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Review;

/// <summary>Decisions between reviewers who disagree.</summary>
internal static class AdjudicationEndpoints
{
    /// <summary>Maps <c>/adjudication</c>.</summary>
    public static void MapAdjudication(this RouteGroupBuilder api)
    {
        var adjudication = api.MapGroup("/adjudication").WithTags("Adjudication").RequireAuthorization(Policies.Admin);
        adjudication.MapGet("", ListAsync).WithName("listAdjudication").WithSummary("Pairs on which reviewers disagree; decided=true: those that were decided");
        adjudication.MapPost("/{pair:guid}", DecideAsync).WithName("adjudicate").WithSummary("Decide between reviewers who disagree")
            .ProducesValidationProblem().ProducesProblem(404).ProducesProblem(409);
    }

    private static async Task<Ok<Page<AdjudicationItemResponse>>> ListAsync(
        Guid? run,
        bool? decided,
        string? after,
        int? limit,
        CurrentUser user,
        IReviewLists lists,
        IUserStore users,
        KnownRuns runs,
        CancellationToken cancellationToken)
    {
        var size = PageSize.Of(limit);
        var filter = new PairFilter { Run = run is { } id ? new RunId(id) : null, State = decided is true ? PairState.Adjudicated : PairState.Disagreement };
        var lines = await lists.ListPairsAsync(filter, QueueEndpoints.ReadCursor(after), size + 1, cancellationToken);
        var shown = lines.Take(size).ToList();
        var current = await lists.ReadCurrentAsync([.. shown.Select(line => line.Pair.Id)], cancellationToken);
        var names = (await users.ListAsync(cancellationToken)).ToDictionary(known => known.Id.Value, known => known.Name);
        var named = await runs.ReadNamesAsync(shown.Select(line => line.Pair.Run), cancellationToken);
        return TypedResults.Ok(new Page<AdjudicationItemResponse>(
            [.. shown.Select(line => Map(line, current[line.Pair.Id], ReviewDraw.OrderFor(user.User.Id, line.Pair.Id), names, named[line.Pair.Run]))],
            lines.Count > size ? QueueEndpoints.WriteCursor(shown[^1].Cursor) : null));
    }

    private static async Task<Ok<SubmittedResponse>> DecideAsync(
        Guid pair, DecisionRequest request, CurrentUser user, PairViews views, ItemContexts contexts, JudgmentSubmission submission, CancellationToken cancellationToken)
    {
        var view = await submission.DecideAsync(await views.LoadAsync(pair, user, cancellationToken), request, user, cancellationToken);
        return TypedResults.Ok(ItemMapping.Submitted(view, request.Id, await contexts.ReadAsync(view, cancellationToken)));
    }

    private static AdjudicationItemResponse Map(
        PairLine line, IReadOnlyList<ChainedJudgment> current, ShownOrder shown, IReadOnlyDictionary<Guid, string> names, string runName)
    {
        var verdicts = current.Select(link => link.Judgment).Where(judgment => judgment is { Source: JudgmentSource.Human, Kind: JudgmentKind.Verdict }).ToList();
        var votes = verdicts.Where(judgment => judgment.Action != ReviewAction.Adjudicate).ToList();
        var winners = votes.Select(vote => vote.Verdict!.Value.Winner()).ToList();
        return new AdjudicationItemResponse(
            line.Pair.Id.Value,
            line.Pair.Run.Value,
            runName,
            line.Pair.TaskId,
            [.. votes.Select(vote => JudgmentMapping.Vote(vote, shown, names))],
            winners.Contains(PairPlace.First) && winners.Contains(PairPlace.Second),
            verdicts.LastOrDefault(judgment => judgment.Action == ReviewAction.Adjudicate) is { } decision ? JudgmentMapping.Vote(decision, shown, names) : null);
    }
}
