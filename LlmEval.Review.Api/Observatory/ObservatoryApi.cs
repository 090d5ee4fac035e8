using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Observatory.Alerts;
using LlmEval.Review.Api.Observatory.Catalogue;
using LlmEval.Review.Api.Observatory.Comparing;
using LlmEval.Review.Api.Observatory.Curation;
using LlmEval.Review.Api.Observatory.Examples;
using LlmEval.Review.Api.Observatory.Heatmap;
using LlmEval.Review.Api.Observatory.Leaderboards;
using LlmEval.Review.Api.Observatory.Models;
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
        var observatory = api.MapGroup("/observatory").WithTags("Observatory").RequireAuthorization(Policies.Reviewer);
        var reads = observatory.MapGroup("").AnswerFromBefore();
        reads.MapCatalogue();
        reads.MapHeatmap();
        reads.MapModels();
        reads.MapComparing();
        reads.MapLeaderboards();
        observatory.MapExamples();
        observatory.MapAlerts();
        observatory.MapPromotion();
        observatory.MapPromotionRules();
        observatory.MapWebhooks();
        observatory.MapCuration();
    }
}
