using LlmEval.Review.Api.About;
using LlmEval.Review.Api.Compatibility;
using LlmEval.Review.Api.PromptLab.Analysis;
using LlmEval.Review.Api.PromptLab.Catalogue;
using LlmEval.Review.Api.PromptLab.Comparing;
using LlmEval.Review.Api.PromptLab.Experiments;
using LlmEval.Review.Api.PromptLab.Judging;
using LlmEval.Review.Api.PromptLab.Ranking;
using LlmEval.Review.Api.PromptLab.Recommending;
using LlmEval.Review.Api.PromptLab.Runs;
using LlmEval.Review.Api.PromptLab.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.PromptLab;

/// <summary>The surface that programs and pages made for the original prompt benchmark use: its paths, names, errors and rules.</summary>
/// <remarks>
/// Handlers return records, which are written in snake_case with status 200; they throw <see cref="CompatException"/>. Reading is for any
/// user; an endpoint that changes something is for admins unless it says <c>ForReviewers()</c> or <c>ForReaders()</c>.
/// </remarks>
internal static class PromptLabApi
{
    /// <summary>Where it stands; pages of our own app stand below it too.</summary>
    public const string Root = "/lab";

    /// <summary>Where its endpoints stand.</summary>
    public const string ApiRoot = Root + "/api";

    /// <summary>Whether a request is for an endpoint of it.</summary>
    public static bool Covers(HttpContext context) => context.Request.Path.StartsWithSegments(ApiRoot, StringComparison.Ordinal);

    /// <summary>Maps it.</summary>
    public static void MapPromptLab(this IEndpointRouteBuilder app)
    {
        app.MapGet(Root + HealthEndpoints.Path, HealthEndpoints.IsAlive).AllowAnonymous().ExcludeFromDescription();
        // Anonymous to the server's own rules: PromptLabAccess decides here.
        var api = app.MapGroup(ApiRoot).AllowAnonymous().ExcludeFromDescription().AddEndpointFilter(WriteAsync);
        api.MapPrompts();
        api.MapConfigs();
        api.MapReviewPrompts();
        api.MapExperiments();
        api.MapEvaluations();
        api.MapStarts();
        api.MapRuns();
        api.MapSessions();
        api.MapJudging();
        api.MapRankings();
        api.MapRecommendations();
        api.MapCompare();
        api.MapAnalysis();
        api.Map("/{**path}", context => throw CompatException.NotFound($"There is nothing at {context.Request.Method} {context.Request.Path}."));
    }

    private static async ValueTask<object?> WriteAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await next(context) is { } result ? result as IResult ?? TypedResults.Json(result, PromptLabJson.Options) : null;
}
