using LlmEval.Adapters.Webhooks;
using LlmEval.Core.Domain.Observatory.Alerts;
using LlmEval.Core.Domain.Observatory.Webhooks;
using LlmEval.Core.Domain.Users;
using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Contract;
using LlmEval.Review.Api.Paging;
using LlmEval.Review.Api.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Observatory.Webhooks;

/// <summary>Webhooks and the log of what was sent to them.</summary>
internal static class WebhookEndpoints
{
    /// <summary>Maps <c>/webhooks</c>.</summary>
    public static void MapWebhooks(this RouteGroupBuilder observatory)
    {
        var hooks = observatory.MapGroup("/webhooks").RequireAuthorization(Policies.Admin);
        hooks.MapGet("", ListAsync).WithName("listWebhooks").WithSummary("All webhooks");
        hooks.MapPost("", AddAsync).WithName("addWebhook").WithSummary("Add a webhook; its key is shown this once").ProducesValidationProblem();
        hooks.MapPatch("/{id:long}", ChangeAsync).WithName("changeWebhook").WithSummary("Change a webhook; its key stays").ProducesValidationProblem().ProducesProblem(404);
        hooks.MapDelete("/{id:long}", DeleteAsync).WithName("deleteWebhook").WithSummary("Delete a webhook with its log").ProducesProblem(404);
        hooks.MapGet("/{id:long}/deliveries", ListDeliveriesAsync).WithName("listWebhookDeliveries").WithSummary("Messages to a webhook, newest first");
        hooks.MapPost("/deliveries/{id:guid}/replay", ReplayAsync).WithName("replayWebhookDelivery").WithSummary("Send a message once more").ProducesProblem(404);
    }

    private static async Task<Ok<WebhookListResponse>> ListAsync(IWebhookStore store, CancellationToken cancellationToken) =>
        TypedResults.Ok(new WebhookListResponse([.. (await store.ListAsync(cancellationToken)).Select(WebhookResponse.Of)]));

    private static async Task<Created<NewWebhookResponse>> AddAsync(
        WebhookRequest request, CurrentUser user, WebhookRegistration registration, IAuditLog audit, TimeProvider clock, CancellationToken cancellationToken)
    {
        var url = await UrlAsync(registration, request.Url, cancellationToken);
        var (hook, key) = await registration.AddAsync(url, Events(request.Events), request.Active, cancellationToken);
        await NoteAsync("webhook.add", hook, user, audit, clock, cancellationToken);
        return TypedResults.Created((string?)null, new NewWebhookResponse(WebhookResponse.Of(hook), key.Reveal()));
    }

    private static async Task<Ok<WebhookResponse>> ChangeAsync(
        long id,
        WebhookChangeRequest request,
        CurrentUser user,
        WebhookRegistration registration,
        IWebhookStore store,
        IAuditLog audit,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var url = request.Url is { } sent ? await UrlAsync(registration, sent, cancellationToken) : null;
        var events = request.Events is { } wanted ? Events(wanted) : null;
        var hook = await store.ChangeAsync(id, url, events, request.Active, cancellationToken) ?? throw Unknown(id);
        await NoteAsync("webhook.change", hook, user, audit, clock, cancellationToken);
        return TypedResults.Ok(WebhookResponse.Of(hook));
    }

    private static async Task<NoContent> DeleteAsync(
        long id, CurrentUser user, IWebhookStore store, IAuditLog audit, TimeProvider clock, CancellationToken cancellationToken)
    {
        var hook = await store.DeleteAsync(id, cancellationToken) ?? throw Unknown(id);
        await NoteAsync("webhook.delete", hook, user, audit, clock, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<Page<WebhookDeliveryResponse>>> ListDeliveriesAsync(
        long id, Named<DeliveryStatus>? status, string? after, int? limit, IWebhookStore store, CancellationToken cancellationToken)
    {
        var size = PageSize.Of(limit);
        Guid? before = Cursor.Read(after, 1) is not [var key] ? null : Guid.TryParse(key, out var last) ? last : throw Cursor.Invalid();
        var read = await store.ListDeliveriesAsync(id, status?.Value, before, size + 1, cancellationToken);
        var shown = read.Take(size).ToList();
        return TypedResults.Ok(new Page<WebhookDeliveryResponse>(
            [.. shown.Select(WebhookDeliveryResponse.Of)], read.Count > size ? Cursor.Write(shown[^1].Id.ToString()) : null));
    }

    private static async Task<Ok<WebhookDeliveryResponse>> ReplayAsync(
        Guid id, CurrentUser user, IWebhookStore store, IWebhookSignal signal, IAuditLog audit, TimeProvider clock, CancellationToken cancellationToken)
    {
        var again = await store.ReplayAsync(id, cancellationToken) ?? throw ProblemException.NotFound($"There is no message {id}. Messages are deleted with their webhook.");
        signal.Wake();
        await audit.AddAsync(new AuditEntry(clock.GetUtcNow(), user.User.Id, "webhook.replay", $"{again.WebhookId}", $"message {id} as {again.Id}"), cancellationToken);
        return TypedResults.Ok(WebhookDeliveryResponse.Of(again));
    }

    private static async Task<Uri> UrlAsync(WebhookRegistration registration, string url, CancellationToken cancellationToken) =>
        await registration.CheckAsync(url, cancellationToken) is { } error ? throw ProblemException.Invalid("url", error) : new Uri(url);

    private static IReadOnlyList<AlertType> Events(IReadOnlyList<AlertType> events) =>
        events.Count > 0 ? [.. events.Distinct()] : throw ProblemException.Invalid("events", "A webhook without events is never told anything: name at least one.");

    private static Task NoteAsync(string action, Webhook hook, CurrentUser user, IAuditLog audit, TimeProvider clock, CancellationToken cancellationToken) =>
        audit.AddAsync(new AuditEntry(clock.GetUtcNow(), user.User.Id, action, $"{hook.Id}", hook.Url.GetLeftPart(UriPartial.Authority)), cancellationToken);

    private static ProblemException Unknown(long id) => ProblemException.NotFound($"There is no webhook {id}.");
}
