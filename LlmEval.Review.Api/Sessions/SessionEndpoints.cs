using LlmEval.Core.Domain.Users;
using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Sessions;

/// <summary>Logging in and out, and who one is.</summary>
internal static class SessionEndpoints
{
    /// <summary>Maps <c>/sessions</c> and <c>/me</c>.</summary>
    public static void MapSessions(this RouteGroupBuilder api)
    {
        api.MapPost("/sessions", LogInAsync).WithTags("Sessions").AllowAnonymous()
            .WithName("logIn").WithSummary("Log in with a token: sets a cookie").ProducesProblem(401).ProducesProblem(429);
        api.MapDelete("/sessions/current", LogOutAsync).WithTags("Sessions").RequireAuthorization(Policies.AnyUser)
            .WithName("logOut").WithSummary("End the session");
        api.MapGet("/me", GetMe).WithTags("Sessions").RequireAuthorization(Policies.AnyUser)
            .WithName("getMe").WithSummary("Who you are, and the token that changes have to carry");
    }

    private static Task<Ok<MeResponse>> LogInAsync(LoginRequest request, HttpContext context, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    private static Task<NoContent> LogOutAsync(HttpContext context, IUserStore users, CancellationToken cancellationToken) => throw new NotImplementedException();

    private static Ok<MeResponse> GetMe(CurrentUser user) => TypedResults.Ok(new MeResponse(UserResponse.Of(user.User), user.Kind, user.CsrfToken, user.ExpiresAt));
}
