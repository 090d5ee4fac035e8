using System.Globalization;

namespace LlmEval.Adapters.Assignments.Chromium.Process;

/// <summary>Who runs the browser: for root a user that nobody else has, so that what breaks out of the browser has no rights.</summary>
/// <param name="Uid">The user's and group's number; null: the tool's own.</param>
internal sealed record BrowserAccount(uint? Uid)
{
    private const uint Nobody = 65534;

    // Above the sandbox's users (WorkerUsers). Process ids are below 2^22 on Linux: no two tool processes share a user.
    private const uint First = 3_000_000_000;
    private const uint PerProcess = 64;

    private static uint turn;

    /// <summary>The tool's own user.</summary>
    public static BrowserAccount Own { get; } = new((uint?)null);

    /// <summary>The user without rights, where others cannot be had.</summary>
    public static BrowserAccount OfNobody { get; } = new(Nobody);

    /// <summary>A user for one visit.</summary>
    public static BrowserAccount OfVisit() =>
        new(First + ((uint)Environment.ProcessId * PerProcess) + (Interlocked.Increment(ref turn) % PerProcess));

    /// <summary>What goes before a command so that it runs under this account.</summary>
    public IReadOnlyList<string> Prefix => Uid is { } uid
        ? ["setpriv", string.Create(CultureInfo.InvariantCulture, $"--reuid={uid}"), string.Create(CultureInfo.InvariantCulture, $"--regid={uid}"), "--clear-groups", "--bounding-set=-all", "--inh-caps=-all", "--"]
        : [];
}
