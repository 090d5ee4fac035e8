using System.Net;
using System.Net.Sockets;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Observatory.Alerts;
using LlmEval.Core.Domain.Observatory.Webhooks;

namespace LlmEval.Adapters.Webhooks;

/// <summary>Takes in webhooks: checks where they point, and derives their keys.</summary>
public sealed class WebhookRegistration(IWebhookStore store, WebhookKeys keys, WebhookOptions options)
{
    private const int LongestUrl = 2000;

    /// <summary>Checks an address that messages are to go to. It is checked again with every connection: names may point elsewhere later.</summary>
    /// <returns>What is wrong with it; null when nothing is.</returns>
    public async Task<string?> CheckAsync(string url, CancellationToken cancellationToken)
    {
        if (url.Length > LongestUrl) return $"The address is longer than {LongestUrl} characters.";
        if (!Uri.TryCreate(url, UriKind.Absolute, out var parsed) || parsed.Scheme is not ("http" or "https") || parsed.Host.Length == 0)
            return $"'{url}' is not an http or https address.";
        if (parsed.UserInfo.Length > 0) return "The address carries a user or a password, which would be stored. Leave them out: messages are signed.";
        if (parsed.Fragment.Length > 0) return "The address has a fragment (#…), which is never sent. Leave it out.";
        if (options.AllowPrivateAddresses) return null;
        try
        {
            var addresses = await Dns.GetHostAddressesAsync(parsed.IdnHost, cancellationToken);
            return addresses.Length > 0 && Array.TrueForAll(addresses, AddressPolicy.IsPublic)
                ? null
                : $"'{parsed.Host}' is not on the public internet. To allow such addresses, set {WebhookOptions.AllowPrivateVariable}=true for the server.";
        }
        catch (SocketException e)
        {
            return $"'{parsed.Host}' is not known: {e.Message}.";
        }
    }

    /// <summary>Adds a webhook.</summary>
    /// <param name="url">Where messages go; checked before.</param>
    /// <param name="events">Of which types of alerts.</param>
    /// <param name="active">Whether anything is sent.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>The webhook and its key, which is not shown again.</returns>
    /// <exception cref="WebhookException">Messages could not be signed; nothing was added.</exception>
    public async Task<(Webhook Webhook, Secret Key)> AddAsync(Uri url, IReadOnlyList<AlertType> events, bool active, CancellationToken cancellationToken)
    {
        keys.RequireSecret();
        var hook = await store.AddAsync(url, events, active, cancellationToken);
        return (hook, keys.KeyOf(hook));
    }
}
