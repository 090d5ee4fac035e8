using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace LlmEval.Review.Api.Contract;

/// <summary>Gives handlers the ids that clients wrote into the path: the server leaves an encoded slash as it is and decodes everything else.</summary>
internal static class ExactRouteValues
{
    /// <summary>Reads the values of the endpoint's parameters from the path as it was sent. After routing.</summary>
    public static void UseExactRouteValues(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.GetEndpoint() is RouteEndpoint { RoutePattern: { Parameters.Count: > 0 } pattern }
            && context.Features.Get<IHttpRequestFeature>()?.RawTarget is { } target && target.Contains("%2F", StringComparison.OrdinalIgnoreCase))
        {
            Replace(context.Request.RouteValues, pattern, target);
        }

        return next(context);
    });

    // From the end: a prefix that was added or taken away on the way does not matter.
    private static void Replace(RouteValueDictionary values, RoutePattern pattern, string target)
    {
        var segments = target.Split('?', 2)[0].TrimEnd('/').Split('/');
        for (var back = 1; back <= Math.Min(pattern.PathSegments.Count, segments.Length); back++)
        {
            if (pattern.PathSegments[^back].Parts is [RoutePatternParameterPart { IsCatchAll: false } parameter]) values[parameter.Name] = Uri.UnescapeDataString(segments[^back]);
        }
    }
}
