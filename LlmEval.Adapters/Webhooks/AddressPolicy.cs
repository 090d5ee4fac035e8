using System.Net;
using System.Net.Sockets;

namespace LlmEval.Adapters.Webhooks;

/// <summary>Which addresses messages may go to: those of the public internet, unless others are allowed.</summary>
/// <remarks>The networks are those that IANA's special-purpose registries (RFC 6890 and its updates) call not globally reachable, and multicast.</remarks>
public static class AddressPolicy
{
    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/128", "::1/128", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    // An IPv4 address may be carried within one of IPv6, as its last four bytes.
    private static readonly IPNetwork[] Carriers = [IPNetwork.Parse("64:ff9b::/96"), IPNetwork.Parse("::/96")];

    /// <summary>Whether an address is one of the public internet.</summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) return IsPublic(address.MapToIPv4());
        if (NotPublic.Any(network => network.BaseAddress.AddressFamily == address.AddressFamily && network.Contains(address))) return false;
        return address.AddressFamily != AddressFamily.InterNetworkV6
            || !Carriers.Any(carrier => carrier.Contains(address))
            || IsPublic(new IPAddress(address.GetAddressBytes()[^4..]));
    }
}
