using System.Net;
using System.Net.Sockets;
using LlmEval.Adapters.Webhooks;
using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Adapters.Assignments.Git;

/// <summary>Where a stranger's repository may be fetched from: the public internet.</summary>
/// <param name="Url">The address that git is given.</param>
/// <param name="Protocol">The one protocol that git may use.</param>
/// <param name="Pin">The address of the host that was checked, as git's setting; null for files.</param>
internal sealed record RepositoryAddress(Uri Url, string Protocol, string? Pin)
{
    /// <summary>Checks an address.</summary>
    /// <param name="text">As the builder says it.</param>
    /// <param name="options">What is allowed.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>The address, or why nothing is fetched from it; the other is null.</returns>
    /// <exception cref="DeploymentException">The names of hosts cannot be asked for now.</exception>
    public static async Task<(RepositoryAddress? Address, string? Refusal)> CheckAsync(string text, GitReaderOptions options, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url)) return (null, "It is no address of a repository.");
        if (url.IsFile && !url.IsUnc) return options.AllowFiles ? (new RepositoryAddress(url, "file", Pin: null), null) : (null, "Files of this machine are no public repository.");
        if (HttpAddress.Parse(text) is null) return (null, "It is no https or http address, or it carries credentials, a query or a fragment.");
        try
        {
            var addresses = await Dns.GetHostAddressesAsync(url.IdnHost, cancellationToken);
            if (addresses.Length == 0) return (null, $"The host {url.Host} is not known.");
            // One that is not public spoils all: git is not to choose.
            if (!options.AllowPrivateAddresses && !Array.TrueForAll(addresses, AddressPolicy.IsPublic)) return (null, $"The host {url.Host} is not on the public internet.");
            // Whoever answers for a name may give another address the next time: git is told this one.
            return (new RepositoryAddress(url, url.Scheme, $"http.curloptResolve={url.IdnHost}:{url.Port}:{string.Join(',', addresses.Select(Literal))}"), null);
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData)
        {
            return (null, $"The host {url.Host} is not known.");
        }
        catch (Exception e) when (e is ArgumentException or UriFormatException)
        {
            // Longer than names may be, or with characters that none has: addresses are taken apart only when they are asked for.
            return (null, "Its host has no name that can be looked up.");
        }
        catch (SocketException e)
        {
            throw new DeploymentException($"The host {url.Host} cannot be looked up: {e.Message}", isTransient: true, e);
        }
    }

    private static string Literal(IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();
}
