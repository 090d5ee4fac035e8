using LlmEval.Adapters.Hosting;
using LlmEval.Adapters.Postgres;
using LlmEval.Adapters.Yaml.Prices;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Tracking;
using LlmEval.Review.Api.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.About;

/// <summary>What this server is.</summary>
internal static class AboutEndpoints
{
    private const int MostPending = 50;

    /// <summary>Maps <c>/about</c>.</summary>
    public static void MapAbout(this RouteGroupBuilder api)
    {
        var about = api.MapGroup("/about").WithTags("About").RequireAuthorization(Policies.Reviewer);
        about.MapGet("", GetAsync).WithName("getAbout").WithSummary("Version, database and tracking");
        about.MapGet("/prices", GetPrices).WithName("getPrices").WithSummary("The price list that comes with the tool");
    }

    private static async Task<Ok<AboutResponse>> GetAsync(
        PostgresDatabase database, ReviewServerOptions options, IRunPages pages, ITrackingOutbox outbox, CancellationToken cancellationToken)
    {
        var pending = await outbox.ReadPendingAsync(cancellationToken);
        return TypedResults.Ok(new AboutResponse(
            ToolVersion.Full,
            database.Description,
            database.IsEmbedded,
            options.IsLocal,
            await pages.CountRunsAsync(cancellationToken),
            new TrackingStateResponse(
                pending.Count,
                [.. pending.Take(MostPending).Select(entry => new PendingTrackingResponse(
                    entry.Run.Value, entry.Target.Tracker, entry.Target.Server.ToString(), entry.Target.Experiment, entry.Attempts, entry.LastError))])));
    }

    private static Ok<PriceListResponse> GetPrices() => TypedResults.Ok(new PriceListResponse(
    [
        .. PriceFile.Default.Prices.Select(line => new PriceResponse(
            line.Provider, line.Pattern, line.Price.Currency, line.Price.Input, line.Price.CachedInput, line.Price.Output, line.Price.Effective, line.Price.Source)),
    ]));
}
