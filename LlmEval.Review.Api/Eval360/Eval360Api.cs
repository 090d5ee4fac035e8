using LlmEval.Review.Api.Compatibility;
using LlmEval.Review.Api.Eval360.Admin;
using LlmEval.Review.Api.Eval360.Alerts;
using LlmEval.Review.Api.Eval360.Ingest;
using LlmEval.Review.Api.Eval360.Promotion;
using LlmEval.Review.Api.Eval360.Reading;
using LlmEval.Review.Api.Eval360.Transport;
using LlmEval.Review.Api.Eval360.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Eval360;

/// <summary>The surface that programs and pages made for the original dashboard use: its paths, names, errors and rules, under a prefix of its own.</summary>
/// <remarks>
/// Handlers return records, which are written in snake_case with status 200; they throw <see cref="CompatException"/>. An endpoint is for
/// readers unless it says <c>RequireIngestToken()</c> or <c>RequireAdminToken()</c>. Ids in paths may contain encoded slashes.
/// </remarks>
internal static class Eval360Api
{
    /// <summary>Where it stands.</summary>
    public const string Root = "/eval360";

    /// <summary>Where its endpoints stand.</summary>
    public const string ApiRoot = Root + "/api";

    /// <summary>Whether a request is for an endpoint of it.</summary>
    public static bool Covers(HttpContext context) => context.Request.Path.StartsWithSegments(ApiRoot, StringComparison.Ordinal);

    /// <summary>Maps it.</summary>
    public static void MapEval360(this IEndpointRouteBuilder app)
    {
        app.MapEval360Page();
        // Anonymous to the server's own rules: Eval360Access decides here.
        var api = app.MapGroup(ApiRoot).AllowAnonymous().ExcludeFromDescription().AddEndpointFilter(WriteAsync);
        api.MapAlerts();
        api.MapPromotion();
        api.MapWebhooks();
        api.MapReads();
        api.MapIngest();
        api.MapAdmin();
        api.Map("/{**path}", context => throw CompatException.NotFound($"There is nothing at {context.Request.Method} {context.Request.Path}."));
    }

    private static async ValueTask<object?> WriteAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await next(context) is { } result ? result as IResult ?? TypedResults.Json(result, Eval360Json.Options) : null;
}
