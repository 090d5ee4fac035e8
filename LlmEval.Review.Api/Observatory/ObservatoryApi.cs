using LlmEval.Review.Api.Observatory.Alerts;
using LlmEval.Review.Api.Observatory.Promotion;
using LlmEval.Review.Api.Observatory.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Observatory;

/// <summary>Our own API of the observatory; what the web app uses.</summary>
internal static class ObservatoryApi
{
    /// <summary>Maps <c>/observatory</c>.</summary>
    public static void MapObservatory(this RouteGroupBuilder api)
    {
        var observatory = api.MapGroup("/observatory").WithTags("Observatory");
        observatory.MapAlerts();
        observatory.MapPromotion();
        observatory.MapPromotionRules();
        observatory.MapWebhooks();
    }
}
