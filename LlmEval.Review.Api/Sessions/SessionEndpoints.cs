using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Users;
using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Problems;
using LlmEval.Review.Api.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Sessions;

/// <summary>Logging in and out, and who one is.</summary>
internal static class SessionEndpoints
{
    /// <summary>Where one logs in.</summary>
    public const string LogInPath = ReviewApi.Root + "/sessions";

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    /// <summary>Maps <c>/sessions</c> and <c>/me</c>.</summary>
    public static void MapSessions(this RouteGroupBuilder api)
    {
        api.MapPost("/sessions", LogInAsync).WithTags("Sessions").AllowAnonymous()
            .WithName("logIn").WithSummary("Log in with a token: sets a cookie").ProducesProblem(401).ProducesProblem(403).ProducesProblem(429).RequireRateLimiting(LoginLimit.Policy);
        api.MapDelete("/sessions/current", LogOutAsync).WithTags("Sessions").RequireAuthorization(Policies.AnyUser)
            .WithName("logOut").WithSummary("End the session");
        api.MapGet("/me", GetMe).WithTags("Sessions").RequireAuthorization(Policies.AnyUser)
            .WithName("getMe").WithSummary("Who you are, and the token that changes have to carry");
    }

    private static async Task<Ok<MeResponse>> LogInAsync(
        LoginRequest request, HttpContext context, IUserStore users, ReviewServerOptions options, CancellationToken cancellationToken)
    {
        var user = await users.FindByTokenAsync(new Secret("the login", request.Token), cancellationToken)
            ?? throw new ProblemException(
                StatusCodes.Status401Unauthorized, "Unknown token", "No user has this token, or it was revoked. Ask an admin for a new one: llm-eval users add");
        if (user.Role == UserRole.Ingest) throw ProblemException.Forbidden("This token is for programs that write results; it opens no session.");
        var session = await users.BeginSessionAsync(user.Id, Lifetime, cancellationToken);
        SessionCookie.Write(context, session, options);
        return TypedResults.Ok(new MeResponse(UserResponse.Of(user), AccessKind.Session, session.CsrfToken, session.ExpiresAt));
    }

    private static async Task<NoContent> LogOutAsync(HttpContext context, IUserStore users, ReviewServerOptions options, CancellationToken cancellationToken)
    {
        if (SessionCookie.Read(context.Request) is { } key) await users.EndSessionAsync(key, cancellationToken);
        SessionCookie.Remove(context, options);
        return TypedResults.NoContent();
    }

    private static Ok<MeResponse> GetMe(CurrentUser user) => TypedResults.Ok(new MeResponse(UserResponse.Of(user.User), user.Kind, user.CsrfToken, user.ExpiresAt));
}
