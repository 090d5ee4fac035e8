using LlmEval.Review.Api.Access;
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
        judges.MapGet("/{judge}/bias", GetBiasAsync).WithName("getJudgeBias").WithSummary("The habits of a judge in a run").ProducesProblem(404);
    }

    private static Task<Ok<JudgeListResponse>> ListAsync(string run, CancellationToken cancellationToken) => throw new NotImplementedException();

    private static Task<Ok<BiasResponse>> GetBiasAsync(string run, string judge, CancellationToken cancellationToken) => throw new NotImplementedException();
}
