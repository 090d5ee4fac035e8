using LlmEval.Adapters.Yaml.Prices;
using LlmEval.Review.Api.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.About;

/// <summary>What this server is.</summary>
internal static class AboutEndpoints
{
    /// <summary>Maps <c>/about</c>.</summary>
    public static void MapAbout(this RouteGroupBuilder api)
    {
        var about = api.MapGroup("/about").WithTags("About").RequireAuthorization(Policies.Reviewer);
        about.MapGet("", GetAsync).WithName("getAbout").WithSummary("Version, database and tracking");
        about.MapGet("/prices", GetPrices).WithName("getPrices").WithSummary("The price list that comes with the tool");
    }

    private static Task<Ok<AboutResponse>> GetAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    private static Ok<PriceListResponse> GetPrices() => TypedResults.Ok(new PriceListResponse(
    [
        .. PriceFile.Default.Prices.Select(line => new PriceResponse(
            line.Provider, line.Pattern, line.Price.Currency, line.Price.Input, line.Price.CachedInput, line.Price.Output, line.Price.Effective, line.Price.Source)),
    ]));
}
