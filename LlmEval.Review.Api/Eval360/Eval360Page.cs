using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Eval360;

/// <summary>The page of the surface: the observatory of our own app.</summary>
internal static class Eval360Page
{
    /// <summary>The app's address of it.</summary>
    public const string Observatory = "/observatory";

    /// <summary>Maps <c>/eval360/</c>.</summary>
    public static void MapEval360Page(this IEndpointRouteBuilder app) =>
        app.MapGet(Eval360Api.Root, () => TypedResults.Redirect(Observatory)).AllowAnonymous().ExcludeFromDescription();
}
