using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Judging.Bias;
using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Contract;
using LlmEval.Review.Api.Review;
using LlmEval.Review.Api.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Judging;

/// <summary>The judges of a run and their habits.</summary>
internal static class JudgingEndpoints
{
    /// <summary>Maps <c>/runs/{run}/judges</c>.</summary>
    public static void MapJudging(this RouteGroupBuilder api)
    {
        var judges = api.MapGroup("/runs/{run}/judges").WithTags("Judging").RequireAuthorization(Policies.Reviewer);
        judges.MapGet("", ListAsync).WithName("listJudges").WithSummary("The judges of a run").ProducesProblem(404);
        judges.MapGet("/{judge}/bias", GetBiasAsync).WithName("getJudgeBias").WithSummary("The habits of a judge, by its hash or name, in a run").ProducesProblem(404);
    }

    private static async Task<Ok<JudgeListResponse>> ListAsync(string run, RunLookup runs, IReviewReader reviews, CancellationToken cancellationToken)
    {
        var judges = await reviews.ReadJudgesAsync((await runs.FindAsync(run, cancellationToken)).Id, cancellationToken);
        return TypedResults.Ok(new JudgeListResponse([.. judges.DistinctBy(judge => judge.Hash).Select(JudgmentMapping.Judge)]));
    }

    private static async Task<Ok<BiasResponse>> GetBiasAsync(
        string run,
        string judge,
        RunLookup runs,
        RunReviews all,
        IReviewReader reviews,
        IResultReader results,
        IAnsweredSamples samples,
        CancellationToken cancellationToken)
    {
        var record = await runs.FindAsync(run, cancellationToken);
        var said = await all.ReadAsync(record, cancellationToken);
        var found = said.FindJudge(judge)!;
        var panel = await said.OnceAsync(
            found.Hash,
            async () => BiasMeter.Measure(new BiasInput
            {
                Judge = found,
                Pairs = said.Pairs,
                Judgments = said.Judgments,
                Calls = await reviews.ReadCallFactsAsync(record.Id, found.Hash, CancellationToken.None),
                Samples = await samples.ReadAnsweredAsync(record.Id, CancellationToken.None),
                Models = (await results.ReadSetupAsync(record.Id, CancellationToken.None)).Models,
            }),
            cancellationToken);
        return TypedResults.Ok(new BiasResponse(JudgmentMapping.Judge(found), panel.Pairs, panel.Identical, Rates(panel)));
    }

    private static BiasRateResponse[] Rates(BiasPanel panel) =>
    [
        Rate("flip", "Verdict flips on swap", panel.FlipRate, noBias: 0),
        Rate("first_position", "First wins, if flipped", panel.FirstPosition, noBias: 0.5, "first favoured", "second favoured"),
        Rate("longer_wins", "Longer answer wins", panel.LongerWins, noBias: 0.5, "longer favoured", "shorter favoured"),
        Rate("same_family", "Own family's lift over the tests", panel.SameFamilyLift, noBias: 0, "own family favoured", "own family disfavoured"),
        Rate("tie", "Tie", panel.TieRate),
        Rate("error", "Judge errors", panel.ErrorRate, noBias: 0),
        Rate("located", "Quotes located", panel.LocatedRate, noBias: 1),
        Rate("accuracy", "Right against tests, one side passes", panel.Accuracy, noBias: 1),
        Rate("contradicts_tests", "Contradicts the tests, one side passes", panel.ContradictsTests, noBias: 0),
    ];

    // A reading is given only where the interval leaves out what no bias would be; which side is the longer or the first is then a finding.
    private static BiasRateResponse Rate(string name, string label, BiasFigure figure, double? noBias = null, string? above = null, string? below = null)
    {
        var reading = figure.Estimate.Interval is not { } interval || noBias is not { } none || above is null
            ? null
            : interval.Lower > none ? above : interval.Upper < none ? below : "none detectable";
        return new BiasRateResponse(name, label, figure.Estimate.ToResponse(name, figure.N), noBias, reading);
    }
}
