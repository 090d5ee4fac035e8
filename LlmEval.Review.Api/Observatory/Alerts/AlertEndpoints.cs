using LlmEval.Core.Domain.Observatory.Activity;
using LlmEval.Core.Domain.Observatory.Alerts;
using LlmEval.Core.Domain.Users;
using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Contract;
using LlmEval.Review.Api.Paging;
using LlmEval.Review.Api.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Observatory.Alerts;

/// <summary>Alerts, what became of them, and what happened.</summary>
internal static class AlertEndpoints
{
    /// <summary>Maps <c>/alerts</c> and <c>/activity</c>.</summary>
    public static void MapAlerts(this RouteGroupBuilder observatory)
    {
        var alerts = observatory.MapGroup("/alerts").RequireAuthorization(Policies.Reviewer);
        alerts.MapGet("", ListAsync).WithName("listAlerts").WithSummary("Alerts, newest first");
        alerts.MapGet("/counts", CountAsync).WithName("countAlerts").WithSummary("Open alerts by type and severity");
        alerts.MapGet("/{id:long}", GetAsync).WithName("getAlert").WithSummary("An alert with all that became of it").ProducesProblem(404);
        alerts.MapPost("/{id:long}/acknowledge", AcknowledgeAsync).WithName("acknowledgeAlert").WithSummary("Say that an alert is known, and until when")
            .ProducesValidationProblem().ProducesProblem(404).ProducesProblem(409);
        alerts.MapPost("/{id:long}/resolve", ResolveAsync).WithName("resolveAlert").WithSummary("Say that an alert is over")
            .ProducesValidationProblem().ProducesProblem(404).ProducesProblem(409);
        alerts.MapPost("/{id:long}/reopen", ReopenAsync).WithName("reopenAlert").WithSummary("Take back that an alert is known or over")
            .ProducesValidationProblem().ProducesProblem(404).ProducesProblem(409);
        observatory.MapGet("/activity", ListActivityAsync).RequireAuthorization(Policies.Reviewer).WithName("listActivity").WithSummary("What happened, newest first");
    }

    private static async Task<Ok<Page<AlertResponse>>> ListAsync(
        Named<AlertType>[] type,
        Named<AlertSeverity>[] severity,
        Named<AlertState>[] state,
        Named<AlertReference>[] reference,
        string? model,
        string? checkpoint,
        string? dataset,
        string? after,
        int? limit,
        IAlertStore store,
        CancellationToken cancellationToken)
    {
        var filter = new AlertFilter
        {
            ModelId = model,
            CheckpointId = checkpoint,
            Dataset = dataset,
            Types = [.. type.Select(named => named.Value)],
            Severities = [.. severity.Select(named => named.Value)],
            States = [.. state.Select(named => named.Value)],
            References = [.. reference.Select(named => named.Value)],
        };
        var read = await store.ListAsync(filter, NumberCursor.Read(after, limit), cancellationToken);
        return TypedResults.Ok(NumberCursor.Page(read, limit, alert => alert.Id, AlertMapping.ToResponse));
    }

    private static async Task<Ok<AlertCountsResponse>> CountAsync(string? model, IAlertStore store, CancellationToken cancellationToken) =>
        TypedResults.Ok(new AlertCountsResponse(
            [.. (await store.CountOpenAsync(model, cancellationToken)).Select(count => new AlertCountResponse(count.Type, count.Severity, count.Count))]));

    private static async Task<Ok<AlertHistoryResponse>> GetAsync(long id, IAlertStore store, CancellationToken cancellationToken)
    {
        var alert = await FindAsync(id, store, cancellationToken);
        return TypedResults.Ok(new AlertHistoryResponse(alert.ToResponse(), [.. (await store.HistoryAsync(id, cancellationToken)).Select(AlertMapping.ToResponse)]));
    }

    private static async Task<Ok<AlertResponse>> AcknowledgeAsync(
        long id, AcknowledgeRequest request, CurrentUser user, IAlertStore store, IAuditLog audit, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (request.ExpiresAt <= clock.GetUtcNow()) throw ProblemException.Invalid("expiresAt", "'expiresAt' is past: an acknowledgement ends in the future, or never.");
        var alert = await FindAsync(id, store, cancellationToken);
        if (alert.State == AlertState.Resolved) throw ProblemException.Conflict("Alert is resolved", $"Alert {id} is over; reopen it before you acknowledge it. Nothing was changed.");
        return await ChangeAsync(id, AlertChangeKind.Acknowledged, request.Reason, request.ExpiresAt, new AlertActor(user, store, audit, clock), cancellationToken);
    }

    private static async Task<Ok<AlertResponse>> ResolveAsync(
        long id, AlertReasonRequest request, CurrentUser user, IAlertStore store, IAuditLog audit, TimeProvider clock, CancellationToken cancellationToken)
    {
        var alert = await FindAsync(id, store, cancellationToken);
        if (alert.State == AlertState.Resolved) throw ProblemException.Conflict("Alert is resolved", $"Alert {id} is over already. Nothing was changed.");
        return await ChangeAsync(id, AlertChangeKind.Resolved, request.Reason, null, new AlertActor(user, store, audit, clock), cancellationToken);
    }

    private static async Task<Ok<AlertResponse>> ReopenAsync(
        long id, AlertReasonRequest request, CurrentUser user, IAlertStore store, IAuditLog audit, TimeProvider clock, CancellationToken cancellationToken)
    {
        var alert = await FindAsync(id, store, cancellationToken);
        if (alert.State == AlertState.Open) throw ProblemException.Conflict("Alert is open", $"Alert {id} is open already. Nothing was changed.");
        return await ChangeAsync(id, AlertChangeKind.Reopened, request.Reason, null, new AlertActor(user, store, audit, clock), cancellationToken);
    }

    private static async Task<Ok<Page<ActivityResponse>>> ListActivityAsync(
        string? model, string[] type, string? after, int? limit, IActivityLog log, CancellationToken cancellationToken)
    {
        var read = await log.ListAsync(model, type, NumberCursor.Read(after, limit), cancellationToken);
        return TypedResults.Ok(NumberCursor.Page(read, limit, happened => happened.Id, AlertMapping.ToResponse));
    }

    private static async Task<Ok<AlertResponse>> ChangeAsync(
        long id, AlertChangeKind kind, string reason, DateTimeOffset? expiresAt, AlertActor actor, CancellationToken cancellationToken)
    {
        Reasons.Require(reason);
        var changed = await actor.ChangeAsync(id, kind, reason, expiresAt, cancellationToken) ?? throw Unknown(id);
        return TypedResults.Ok(changed.ToResponse());
    }

    private static async Task<StoredAlert> FindAsync(long id, IAlertStore store, CancellationToken cancellationToken) =>
        await store.FindAsync(id, cancellationToken) ?? throw Unknown(id);

    private static ProblemException Unknown(long id) => ProblemException.NotFound($"There is no alert {id}. Alerts are deleted with their checkpoint.");
}
