using LlmEval.Adapters.Webhooks;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Observatory.Alerts;
using LlmEval.Core.Domain.Observatory.Webhooks;
using LlmEval.Review.Api.Compatibility;
using LlmEval.Review.Api.Eval360.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Eval360.Webhooks;

/// <summary>Webhooks, as the original takes them; the list and the end of one are ours.</summary>
internal static class WebhookSurface
{
    /// <summary>Maps <c>/admin/webhooks</c>.</summary>
    public static void MapWebhooks(this RouteGroupBuilder api)
    {
        api.MapPost("/admin/webhooks", AddAsync).RequireAdminToken();
        api.MapGet("/admin/webhooks", ListAsync).RequireAdminToken();
        api.MapDelete("/admin/webhooks/{id:long}", DeleteAsync).RequireAdminToken();
    }

    private static async Task<AddedWebhook> AddAsync(JsonBody body, WebhookRegistration registration, CancellationToken cancellationToken)
    {
        var fields = body.Fields;
        var (url, names, active) = (fields.RequiredText("url"), fields.Texts("events"), fields.Boolean("active") ?? true);
        if (!fields.Has("events")) fields.Refuse("events", "missing", "Field required");
        if (names.FirstOrDefault(name => !NameOf<AlertType>.TryParse(name, out _)) is { } unknown)
            fields.Refuse("events", "literal_error", $"There is no event '{unknown}'; there is: {string.Join(", ", NameOf<AlertType>.All)}");
        body.Check();
        if (await registration.CheckAsync(url, cancellationToken) is { } error) fields.Refuse("url", "url_refused", error);
        body.Check();
        try
        {
            var (hook, key) = await registration.AddAsync(new Uri(url), [.. names.Distinct(StringComparer.Ordinal).Select(NameOf<AlertType>.Parse)], active, cancellationToken);
            return new AddedWebhook(Ok: true, hook.Id, key.Reveal());
        }
        catch (WebhookException e)
        {
            throw new CompatException(StatusCodes.Status503ServiceUnavailable, e.Message);
        }
    }

    private static async Task<WebhookRows> ListAsync(IWebhookStore store, CancellationToken cancellationToken) =>
        new([.. (await store.ListAsync(cancellationToken)).Select(hook => new WebhookRow(hook.Id, hook.Url.AbsoluteUri, hook.Events, hook.Active, hook.CreatedAt))]);

    private static async Task<DeletedWebhook> DeleteAsync(long id, IWebhookStore store, CancellationToken cancellationToken) =>
        await store.DeleteAsync(id, cancellationToken) is null ? throw CompatException.NotFound("Webhook not found") : new DeletedWebhook(Ok: true, id);
}

/// <summary>That a webhook was added.</summary>
/// <param name="Ok">Always true.</param>
/// <param name="Id">The webhook.</param>
/// <param name="Key">The key of its signatures, shown this once.</param>
internal sealed record AddedWebhook(bool Ok, long Id, string Key);

/// <summary>A webhook.</summary>
internal sealed record WebhookRow(long Id, string Url, IReadOnlyList<AlertType> Events, bool Active, DateTimeOffset CreatedAt);

/// <summary>All webhooks, oldest first.</summary>
internal sealed record WebhookRows(IReadOnlyList<WebhookRow> Webhooks);

/// <summary>That a webhook was deleted.</summary>
internal sealed record DeletedWebhook(bool Ok, long Deleted);
