using LlmEval.Review.Api.Observatory;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Eval360.Reading;

/// <summary>What can be asked of the surface, alerts and promotion aside.</summary>
internal static class Eval360Reads
{
    /// <summary>Maps it.</summary>
    public static void MapReads(this RouteGroupBuilder api)
    {
        var reads = api.MapGroup("").AnswerFromBefore();
        reads.MapModelReads();
        reads.MapHeatmapReads();
        reads.MapComparingReads();
        api.MapRunReads();
    }
}
