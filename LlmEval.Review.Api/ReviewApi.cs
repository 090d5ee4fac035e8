using LlmEval.Review.Api.About;
using LlmEval.Review.Api.Agreement;
using LlmEval.Review.Api.Assignments;
using LlmEval.Review.Api.Events;
using LlmEval.Review.Api.Guidelines;
using LlmEval.Review.Api.Judging;
using LlmEval.Review.Api.Lab;
using LlmEval.Review.Api.Observatory;
using LlmEval.Review.Api.Preferences;
using LlmEval.Review.Api.Review;
using LlmEval.Review.Api.Runs;
using LlmEval.Review.Api.Sessions;
using LlmEval.Review.Api.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api;

/// <summary>All endpoints of the API.</summary>
internal static class ReviewApi
{
    /// <summary>Where they stand.</summary>
    public const string Root = "/api/v1";

    /// <summary>Maps them.</summary>
    public static void MapReviewApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(Root).ProducesProblem(StatusCodes.Status401Unauthorized);
        api.MapRuns();
        api.MapQueue();
        api.MapReviewItems();
        api.MapAdjudication();
        api.MapJudging();
        api.MapAgreement();
        api.MapPreferences();
        api.MapGuidelines();
        api.MapUsers();
        api.MapSessions();
        api.MapObservatory();
        api.MapLab();
        api.MapAttempts();
        api.MapEvents();
        api.MapAbout();
    }
}
