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
        _ = observatory;
    }
}
