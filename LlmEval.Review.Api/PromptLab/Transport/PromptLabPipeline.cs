using LlmEval.Review.Api.About;
using LlmEval.Review.Api.PromptLab.Catalogue;
using LlmEval.Review.Api.PromptLab.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace LlmEval.Review.Api.PromptLab.Transport;

/// <summary>What happens to requests of this surface before they reach an endpoint.</summary>
internal static class PromptLabPipeline
{
    /// <summary>The origins that the original's pages have while they are worked on: they may call, with what a browser keeps.</summary>
    public static IReadOnlyList<string> Origins { get; } = ["http://localhost:5173", "http://localhost:3000"];

    /// <summary>Adds what it needs.</summary>
    public static void AddPromptLab(this IServiceCollection services)
    {
        services.AddCors();
        services.AddSingleton<PromptLabAccess>();
        services.AddSingleton<PromptMetadata>();
        services.AddSingleton<RunViews>();
    }

    /// <summary>
    /// Lets the surface stand at <c>/api</c> and <c>/health</c> too, where that is asked for, and leads <c>/</c> to the lab; our own API keeps
    /// its place, which the original never used.
    /// </summary>
    public static void UsePromptLabAtRoot(this IApplicationBuilder app, ReviewServerOptions options)
    {
        if (!options.PromptLab.AtRoot) return;
        app.Use((context, next) =>
        {
            var path = context.Request.Path;
            if (path == "/")
            {
                context.Response.Redirect(PromptLabApi.Root);
                return Task.CompletedTask;
            }

            var isTheirs = path == HealthEndpoints.Path
                || (path.StartsWithSegments("/api", StringComparison.Ordinal) && !path.StartsWithSegments(ReviewApi.Root, StringComparison.Ordinal));
            if (isTheirs) context.Request.Path = PromptLabApi.Root + path;
            return next(context);
        });
    }

    /// <summary>Its errors and its origins.</summary>
    public static void UsePromptLabTransport(this IApplicationBuilder app)
    {
        app.UseWhen(PromptLabApi.Covers, api =>
        {
            api.UseCors(policy => policy.WithOrigins([.. Origins]).AllowCredentials().AllowAnyMethod().AllowAnyHeader());
            api.UsePromptLabErrors();
        });
    }

    /// <summary>Whether a request is from a program that carries a token: no browser sends one of itself, so it needs no other protection.</summary>
    public static bool CarriesToken(HttpContext context) => PromptLabApi.Covers(context) && context.Request.Headers.Authorization.Count > 0;
}
