using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace LlmEval.Review.Api.Eval360.Transport;

/// <summary>What happens to requests of this surface before they reach an endpoint.</summary>
internal static class Eval360Pipeline
{
    /// <summary>Adds what it needs.</summary>
    public static void AddEval360(this IServiceCollection services)
    {
        services.AddCors();
        services.AddSingleton<Eval360Access>();
    }

    /// <summary>
    /// Lets the surface stand at <c>/</c> and <c>/api</c> too, where that is asked for; our own API keeps its place, which the original never used.
    /// </summary>
    public static void UseEval360AtRoot(this IApplicationBuilder app, ReviewServerOptions options)
    {
        if (!options.Eval360.AtRoot) return;
        app.Use((context, next) =>
        {
            var path = context.Request.Path;
            var isTheirs = path == "/" || (path.StartsWithSegments("/api", StringComparison.Ordinal) && !path.StartsWithSegments(ReviewApi.Root, StringComparison.Ordinal));
            if (isTheirs) context.Request.Path = path == "/" ? Eval360Api.Root : Eval360Api.Root + path;
            return next(context);
        });
    }

    /// <summary>Its errors, and pages of every origin, which can send nothing that a browser keeps.</summary>
    public static void UseEval360Transport(this IApplicationBuilder app)
    {
        app.UseWhen(Eval360Api.Covers, api =>
        {
            api.UseCors(policy => policy.AllowAnyOrigin().AllowAnyMethod().AllowAnyHeader());
            api.UseEval360Errors();
        });
    }

    /// <summary>Whether a request is from a program that carries a token: no browser sends one of itself, so it needs no other protection.</summary>
    public static bool CarriesToken(HttpContext context) => Eval360Api.Covers(context) && context.Request.Headers.Authorization.Count > 0;
}
