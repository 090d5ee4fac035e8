using System.Globalization;
using LlmEval.Core.Agreement;
using LlmEval.Core.Domain.Review;
using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Judging;
using LlmEval.Review.Api.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Agreement;

/// <summary>How far judge and people agree.</summary>
internal static class AgreementEndpoints
{
    /// <summary>Maps <c>/runs/{run}/agreement</c>.</summary>
    public static void MapAgreement(this RouteGroupBuilder api) =>
        api.MapGet("/runs/{run}/agreement", GetAsync).WithTags("Agreement").RequireAuthorization(Policies.Reviewer)
            .WithName("getAgreement").WithSummary("Agreement of judge and people in a run, from blind first votes").ProducesProblem(404);

    private static async Task<Ok<AgreementResponse>> GetAsync(
        string run,
        string? judge,
        int? guidelines,
        string? task,
        RunLookup runs,
        RunReviews reviews,
        IReviewLists lists,
        CancellationToken cancellationToken)
    {
        var record = await runs.FindAsync(run, cancellationToken);
        var said = await reviews.ReadAsync(record, cancellationToken);
        var input = new AgreementInput
        {
            Pairs = [.. said.Pairs.Where(pair => task is null || pair.TaskId == task)],
            Judgments = said.Judgments,
            Judges = said.Judges,
            GuidelineVersion = guidelines,
        };
        // Ten thousand draws take a while.
        var report = await said.OnceAsync((task, guidelines), () => Task.FromResult(AgreementAnalysis.Of(input)), cancellationToken);
        var open = (await lists.CountPairsAsync(new PairFilter { Run = record.Id, State = PairState.Disagreement }, cancellationToken)).Pairs;
        var method = string.Create(CultureInfo.InvariantCulture, $"blind first votes; 95% bootstrap over tasks, 10,000 draws, seed {input.Seed}");
        return TypedResults.Ok(AgreementMapping.Report(report, said.FindJudge(judge), method, open));
    }
}
