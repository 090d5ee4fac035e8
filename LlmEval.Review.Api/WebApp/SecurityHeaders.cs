using Microsoft.AspNetCore.Builder;

namespace LlmEval.Review.Api.WebApp;

/// <summary>What browsers are told of every answer.</summary>
internal static class SecurityHeaders
{
    // Component libraries and editors set styles on elements; nothing of ours needs a script that stands in a page.
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
        + "manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Adds them.</summary>
    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // What the API says is of this moment and of this user; files set their own.
        if (context.Request.Path.StartsWithSegments(ReviewApi.Root, StringComparison.Ordinal)) headers.CacheControl = "no-store";
        return next(context);
    });
}
