using System.Net;
using System.Net.Sockets;
using LlmEval.Adapters.Webhooks;

namespace LlmEval.Adapters.Assignments.Chromium.Network;

/// <summary>Whose server a page is on: at which addresses it may be asked, and whose failure it is when it does not answer.</summary>
/// <param name="IsOurs">Whether it is a page server of the tool, of this process or of another one on this machine.</param>
/// <param name="HasToSayCommit">Whether only answers count that say which commit they serve: on another port of this machine anything may listen.</param>
/// <param name="Allows">The addresses that it may have.</param>
internal sealed record PageHost(bool IsOurs, bool HasToSayCommit, Func<IPAddress, bool> Allows)
{
    /// <summary>Whose server a page is on.</summary>
    /// <param name="page">The page.</param>
    /// <param name="own">The address of this process's own page server; null when it has none.</param>
    /// <param name="allowsPrivate">Whether pages of others may be on hosts that are not public.</param>
    public static PageHost Of(Uri page, Uri? own, bool allowsPrivate)
    {
        if (own is not null && page.Scheme == own.Scheme && page.Authority == own.Authority) return new(true, false, _ => true);
        if (allowsPrivate) return new(false, false, _ => true);
        return own is not null && page.IsLoopback ? new(true, true, IPAddress.IsLoopback) : new(false, false, AddressPolicy.IsPublic);
    }

    /// <summary>Connects to it.</summary>
    /// <exception cref="NoAnswerException">It has no address that it may have.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        // Here and not before: whoever answers for a name may give another address each time it is asked.
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken);
        var allowed = Array.FindAll(addresses, address => Allows(address));
        if (allowed.Length == 0) throw new NoAnswerException($"'{context.DnsEndPoint.Host}' is not on the public internet", mayPass: false);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
