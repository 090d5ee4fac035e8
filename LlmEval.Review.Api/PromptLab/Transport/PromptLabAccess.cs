using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Users;
using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Compatibility;
using LlmEval.Review.Api.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace LlmEval.Review.Api.PromptLab.Transport;

/// <summary>
/// Who may use an endpoint of this surface: whoever carries a token, or the user of this machine while only it can reach the server. The
/// original knows no login: its own pages may speak for that user, pages of other origins may not.
/// </summary>
internal sealed class PromptLabAccess(ReviewServerOptions options, LocalAccess local, IUserStore users)
{
    private const string Bearer = "Bearer ";

    /// <summary>What an endpoint asks of whoever uses it.</summary>
    internal enum Level
    {
        /// <summary>Any user.</summary>
        Read,

        /// <summary>Reviewers and admins.</summary>
        Review,

        /// <summary>Admins: it spends, edits or deletes.</summary>
        Admin,
    }

    /// <summary>Refuses who may not; notes who asks.</summary>
    /// <exception cref="CompatException">They may not.</exception>
    public async Task RequireAsync(HttpContext context, Level level)
    {
        var user = await FindAsync(context);
        if (!Includes(user.User.Role, level))
            throw new CompatException(StatusCodes.Status403Forbidden, $"The role {NameOf<UserRole>.Of(user.User.Role)} does not include this. Nothing was changed. Ask an admin.");
        user.SignIn(context, AccessHandler.SchemeName);
    }

    private static bool Includes(UserRole role, Level level) => level switch
    {
        Level.Read => true,
        Level.Review => role is UserRole.Reviewer or UserRole.Admin,
        _ => role is UserRole.Admin,
    };

    private async Task<CurrentUser> FindAsync(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            var token = new Secret("the Authorization header", header[Bearer.Length..].Trim());
            return await users.FindByTokenAsync(token, context.RequestAborted) is { } known
                ? new CurrentUser(known, AccessKind.Token, null, null)
                : throw new CompatException(StatusCodes.Status401Unauthorized, "The token is not one of a user. Nothing was changed.");
        }

        RequireOwnPage(context.Request);
        return await local.FindAsync(users, context.RequestAborted) is { } user
            ? new CurrentUser(user, AccessKind.Local, null, null)
            : throw new CompatException(
                StatusCodes.Status401Unauthorized,
                "The request carries no token. Send one as 'Authorization: Bearer <token>'; llm-eval users add NAME gives one. Nothing was changed.");
    }

    // A page of another origin can make a browser send requests, and cannot keep the browser from saying so.
    private void RequireOwnPage(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) return;
        var origin = request.Headers.Origin.ToString();
        if (PromptLabPipeline.Origins.Contains(origin) || RequestChecks.IsOwn(request, options)) return;
        throw new CompatException(
            StatusCodes.Status403Forbidden,
            $"The change was sent by a page of another origin ('{origin}'). Nothing was changed. Pages of {string.Join(" and ", PromptLabPipeline.Origins)} may; programs of any origin may with a token.");
    }
}

/// <summary>Says and checks who may use endpoints of this surface.</summary>
internal static class PromptLabAccessRules
{
    /// <summary>Lets in any user.</summary>
    public static TBuilder ForReaders<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new Rule(PromptLabAccess.Level.Read));

    /// <summary>Lets in reviewers and admins.</summary>
    public static TBuilder ForReviewers<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new Rule(PromptLabAccess.Level.Review));

    /// <summary>Checks before anything of the request is read. What says nothing else is for any user to read, and for admins to change.</summary>
    public static void UsePromptLabAccess(this IApplicationBuilder app)
    {
        var access = app.ApplicationServices.GetRequiredService<PromptLabAccess>();
        app.Use(async (context, next) =>
        {
            var isRead = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
            var rule = context.GetEndpoint()?.Metadata.GetMetadata<Rule>() ?? new Rule(isRead ? PromptLabAccess.Level.Read : PromptLabAccess.Level.Admin);
            await access.RequireAsync(context, rule.Level);
            await next(context);
        });
    }

    private sealed record Rule(PromptLabAccess.Level Level);
}
