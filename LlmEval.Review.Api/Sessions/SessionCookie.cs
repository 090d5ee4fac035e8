using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Users;
using Microsoft.AspNetCore.Http;

namespace LlmEval.Review.Api.Sessions;

/// <summary>The cookie that carries the key of a browser session.</summary>
internal static class SessionCookie
{
    private const string Name = "llm-eval-session";

    /// <summary>The key that a request carries; null for none.</summary>
    public static Secret? Read(HttpRequest request) =>
        request.Cookies.TryGetValue(Name, out var key) && key.Length > 0 ? new Secret("the session cookie", key) : null;

    /// <summary>Gives the key to the browser, out of reach of scripts, for this site's own requests to the API only.</summary>
    public static void Write(HttpContext context, NewSession session, ReviewServerOptions options) =>
        context.Response.Cookies.Append(Name, session.Key.Reveal(), Settings(context, options, session.ExpiresAt));

    /// <summary>Takes it away.</summary>
    public static void Remove(HttpContext context, ReviewServerOptions options) => context.Response.Cookies.Delete(Name, Settings(context, options, null));

    private static CookieOptions Settings(HttpContext context, ReviewServerOptions options, DateTimeOffset? expires) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps || options.PublicAddress?.Scheme == Uri.UriSchemeHttps,
        Path = ReviewApi.Root,
        Expires = expires,
        IsEssential = true,
    };
}
