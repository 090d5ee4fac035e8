using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Activity;
using LlmEval.Core.Domain.Observatory.Alerts;
using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Compatibility;
using LlmEval.Review.Api.Eval360.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Eval360.Alerts;

/// <summary>Alerts and activity, as the original gives them.</summary>
internal static class AlertSurface
{
    /// <summary>Maps <c>/alerts</c> and <c>/activity</c>.</summary>
    public static void MapAlerts(this RouteGroupBuilder api)
    {
        api.MapGet("/alerts", ListAsync);
        api.MapPost("/alerts/{id:long}/acknowledge", AcknowledgeAsync).RequireAdminToken();
        api.MapGet("/activity", ListActivityAsync);
    }

    private static async Task<AlertRows> ListAsync(QueryFields query, IAlertStore store, CancellationToken cancellationToken)
    {
        // The original's documentation calls the filter type, its server alert_type.
        var (type, severity) = (query.Text("alert_type") ?? query.Text("type"), query.Text("severity"));
        var (model, acknowledged) = (query.Text("model_id"), query.Boolean("acknowledged"));
        var page = new ListPage(query.Limit(), Skip: query.Offset());
        query.Check();
        // What is of no known type does not exist, which the original does not call a fault.
        if (!IsKnown<AlertType>(type, out var types) || !IsKnown<AlertSeverity>(severity, out var severities)) return new AlertRows([]);
        var filter = new AlertFilter
        {
            ModelId = model,
            Types = types,
            Severities = severities,
            States = acknowledged switch { null => [], true => [AlertState.Acknowledged, AlertState.Resolved], false => [AlertState.Open] },
        };
        return new AlertRows([.. (await store.ListAsync(filter, page, cancellationToken)).Select(AlertRow.Of)]);
    }

    private static async Task<AcknowledgedAlert> AcknowledgeAsync(long id, HttpContext context, IAlertStore store, CancellationToken cancellationToken)
    {
        var alert = await store.FindAsync(id, cancellationToken) ?? throw CompatException.NotFound("Alert not found");
        // One that needs nothing any more stays as it is: whoever said so gave a reason.
        if (alert.State == AlertState.Open)
            await store.ChangeAsync(id, AlertChangeKind.Acknowledged, null, CurrentUser.Of(context)?.User.Id, null, cancellationToken);
        return new AcknowledgedAlert(Ok: true, id);
    }

    private static async Task<ActivityRows> ListActivityAsync(QueryFields query, IActivityLog log, CancellationToken cancellationToken)
    {
        var (model, type) = (query.Text("model_id"), query.Text("event_type"));
        var page = new ListPage(query.Limit(), Skip: query.Offset());
        query.Check();
        return new ActivityRows([.. (await log.ListAsync(model, type is null ? [] : [type], page, cancellationToken)).Select(ActivityRow.Of)]);
    }

    private static bool IsKnown<T>(string? name, out IReadOnlyList<T> members)
        where T : struct, Enum
    {
        var known = NameOf<T>.TryParse(name, out var member);
        members = known ? [member] : [];
        return known || name is null;
    }
}
