using System.Text.Encodings.Web;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Users;
using LlmEval.Review.Api.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LlmEval.Review.Api.Access;

/// <summary>Finds out who sends a request: by bearer token, by session cookie, or as the user of this machine.</summary>
internal sealed class AccessHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    IUserStore users,
    LocalAccess local)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    /// <summary>The scheme's name.</summary>
    public const string SchemeName = "llm-eval";

    private const string Bearer = "Bearer ";

    /// <inheritdoc />
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var user = await FindAsync(Context.RequestAborted);
        return user is null
            ? AuthenticateResult.NoResult()
            : AuthenticateResult.Success(new AuthenticationTicket(user.SignIn(Context, Scheme.Name), Scheme.Name));
    }

    /// <inheritdoc />
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return RefuseAsync(
            StatusCodes.Status401Unauthorized, "Log in first", "The request carries no token or session that is in force. Nothing was changed. Log in with a token from: llm-eval users add");
    }

    /// <inheritdoc />
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        RefuseAsync(StatusCodes.Status403Forbidden, "Not allowed", "Your role does not include this. Nothing was changed. Ask an admin.");

    private async Task<CurrentUser?> FindAsync(CancellationToken cancellationToken)
    {
        var authorization = Request.Headers.Authorization.ToString();
        if (authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            var token = new Secret("the Authorization header", authorization[Bearer.Length..].Trim());
            return await users.FindByTokenAsync(token, cancellationToken) is { } known ? new CurrentUser(known, AccessKind.Token, null, null) : null;
        }

        if (SessionCookie.Read(Request) is { } key && await users.FindSessionAsync(key, cancellationToken) is { } session)
            return new CurrentUser(session.User, AccessKind.Session, session.CsrfToken, session.ExpiresAt);
        return await local.FindAsync(users, cancellationToken) is { } user ? new CurrentUser(user, AccessKind.Local, local.CsrfToken, null) : null;
    }

    private Task RefuseAsync(int status, string title, string detail) => TypedResults.Problem(detail, statusCode: status, title: title).ExecuteAsync(Context);
}
