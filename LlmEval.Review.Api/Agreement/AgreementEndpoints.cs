using LlmEval.Review.Api.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Agreement;

/// <summary>How far judge and people agree.</summary>
internal static class AgreementEndpoints
{
    /// <summary>Maps <c>/agreement</c>.</summary>
    public static void MapAgreement(this RouteGroupBuilder api) =>
        api.MapGet("/runs/{run}/agreement", GetAsync).WithTags("Agreement").RequireAuthorization(Policies.Reviewer)
            .WithName("getAgreement").WithSummary("Agreement of judge and people in a run, from blind first votes").ProducesProblem(404);

    private static Task<Ok<AgreementResponse>> GetAsync(
        string run, string? judge, int? guidelines, string? topic, CancellationToken cancellationToken) => throw new NotImplementedException();
}
