using System.Net.ServerSentEvents;
using LlmEval.Review.Api.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Events;

/// <summary>Changes as they happen.</summary>
internal static class EventEndpoints
{
    /// <summary>Maps <c>/events</c>.</summary>
    public static void MapEvents(this RouteGroupBuilder api) =>
        api.MapGet("/events", Stream).WithTags("Events").RequireAuthorization(Policies.Reviewer)
            .WithName("streamEvents").WithSummary("Changes of runs and judgments as server-sent events");

    private static ServerSentEventsResult<ChangeEvent> Stream([FromHeader(Name = "Last-Event-ID")] string? lastEventId, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
