using System.Net;

namespace LlmEval.Adapters.Assignments.Local;

/// <summary>Where the pages of assignments are served, apart from everything else: code that models wrote runs on this origin.</summary>
public sealed record PageServerOptions
{
    /// <summary>The port; 0: any that is free. Addresses that are stored hold it: give one where they have to last. Default: 0.</summary>
    public int Port { get; init; }

    /// <summary>The address to listen on. Default: this machine alone.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The server's address as others reach it, e.g. behind a proxy; null: the one that it listens on.</summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>Whose repositories the deployer makes: the first part of their names. Default: <c>builders</c>.</summary>
    public string Owner { get; init; } = "builders";
}
