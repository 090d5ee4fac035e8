using LlmEval.Review.Api.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace LlmEval.Review.Api.WebApp;

/// <summary>Serves the built web app: its files, and its first page for every address that is a page of it.</summary>
internal static class WebAppFiles
{
    // Their names change with their content.
    private const string HashedFiles = "/assets";
    private const string FirstPage = "index.html";

    private const string NotBuilt = """
        <!doctype html><html lang="en"><meta charset="utf-8"><title>LLM-Eval</title>
        <body style="font: 14px/1.5 system-ui; max-width: 40em; margin: 4em auto">
        <h1 style="font-size: 20px">The API runs; the web app was not built</h1>
        <p>Build it in a checkout with <code>make serve</code>, or install the packaged tool, which carries it.</p>
        <p>The API is described at <a href="/docs">/docs</a>.</p></body></html>
        """;

    /// <summary>Serves the files.</summary>
    public static void UseWebApp(this IApplicationBuilder app, ReviewServerOptions options)
    {
        if (!Directory.Exists(options.WebRoot)) return;
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(options.WebRoot),
            OnPrepareResponse = SetCaching,
        });
    }

    /// <summary>Maps pages of the app. Anything else that is not there is a problem document, never a page.</summary>
    public static void MapWebApp(this IEndpointRouteBuilder app, ReviewServerOptions options) =>
        app.MapFallback("/{**path}", context => ServePageAsync(context, options)).AllowAnonymous().ExcludeFromDescription();

    private static async Task ServePageAsync(HttpContext context, ReviewServerOptions options)
    {
        var request = context.Request;
        var isNavigation = (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
            && !request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
            && !request.Path.StartsWithSegments("/openapi", StringComparison.OrdinalIgnoreCase)
            && !request.Path.StartsWithSegments(HashedFiles, StringComparison.Ordinal);
        if (!isNavigation) throw ProblemException.NotFound($"There is nothing at {request.Method} {request.Path}. The API is described at /docs.");

        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-cache";
        var page = Path.Combine(options.WebRoot, FirstPage);
        if (File.Exists(page)) await context.Response.SendFileAsync(page, context.RequestAborted);
        else await context.Response.WriteAsync(NotBuilt, context.RequestAborted);
    }

    private static void SetCaching(StaticFileResponseContext file) => file.Context.Response.Headers.CacheControl =
        file.Context.Request.Path.StartsWithSegments(HashedFiles, StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache";
}
