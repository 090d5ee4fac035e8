using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using LlmEval.Core.Domain.Identity;
using LlmEval.Review.Api.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace LlmEval.Review.Api.Events;

/// <summary>Changes as they happen.</summary>
internal static class EventEndpoints
{
    // Below the time after which proxies cut silent connections.
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Reconnection = TimeSpan.FromSeconds(2);

    /// <summary>Maps <c>/events</c>.</summary>
    public static void MapEvents(this RouteGroupBuilder api) =>
        api.MapGet("/events", Stream).WithTags("Events").RequireAuthorization(Policies.Reviewer)
            .WithName("streamEvents").WithSummary("Changes of runs and judgments as server-sent events: the event's name is its kind; Last-Event-ID goes on");

    private static ServerSentEventsResult<ChangeEvent> Stream(
        [FromHeader(Name = "Last-Event-ID")] string? lastEventId, ChangeLog log, TimeProvider clock, IHostApplicationLifetime server, HttpContext context)
    {
        // What stands between must not hold back what is small.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(EventsAsync(log, lastEventId, clock, server.ApplicationStopping, context.RequestAborted));
    }

    private static async IAsyncEnumerable<SseItem<ChangeEvent>> EventsAsync(
        ChangeLog log, string? seen, TimeProvider clock, CancellationToken stopping, [EnumeratorCancellation] CancellationToken aborted)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, aborted);
        using var reading = log.Read(seen);
        // At once: a browser knows a connection by its first bytes.
        yield return Item(new ChangeEvent(ChangeKind.Heartbeat), id: null);
        while (!either.IsCancellationRequested)
        {
            var (isOpen, change) = await NextAsync(reading, clock, either.Token);
            if (!isOpen) yield break;
            yield return change is null ? Item(new ChangeEvent(ChangeKind.Heartbeat), id: null) : Item(change.Change, change.Id);
        }
    }

    private static async Task<(bool IsOpen, NumberedChange? Change)> NextAsync(ChangeLog.Reading reading, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var beat = new CancellationTokenSource(Heartbeat, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(beat.Token, cancellationToken);
        try
        {
            return await reading.Changes.WaitToReadAsync(either.Token) && reading.Changes.TryRead(out var change) ? (true, change) : (false, null);
        }
        catch (OperationCanceledException)
        {
            return (!cancellationToken.IsCancellationRequested, null);
        }
    }

    private static SseItem<ChangeEvent> Item(ChangeEvent change, string? id) =>
        new(change, NameOf<ChangeKind>.Of(change.Kind)) { EventId = id, ReconnectionInterval = Reconnection };
}
