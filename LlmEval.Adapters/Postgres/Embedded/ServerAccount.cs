using System.Globalization;

namespace LlmEval.Adapters.Postgres.Embedded;

/// <summary>Who runs the server. PostgreSQL refuses to run as root, so root hands it to an account without rights.</summary>
/// <param name="Uid">The user's number.</param>
/// <param name="Gid">Its group's number.</param>
/// <param name="IsSwitched">Whether this is another account than the tool's own.</param>
internal sealed record ServerAccount(uint Uid, uint Gid, bool IsSwitched)
{
    private const uint Nobody = 65534;

    /// <summary>What goes before a command so that it runs under this account.</summary>
    public IReadOnlyList<string> Prefix => IsSwitched
        ? ["setpriv", string.Create(CultureInfo.InvariantCulture, $"--reuid={Uid}"), string.Create(CultureInfo.InvariantCulture, $"--regid={Gid}"), "--clear-groups", "--"]
        : [];

    /// <summary>The role that the tool connects as: the server asks the kernel who is at the other end of the socket.</summary>
    public static string Role => Environment.UserName;

    /// <summary>The account for this process: its own, or for root <c>postgres</c> where the system has it, else <c>nobody</c>.</summary>
    public static ServerAccount ForThisProcess()
    {
        var status = File.ReadLines("/proc/self/status");
        return For(EffectiveId(status, "Uid:"), EffectiveId(status, "Gid:"), File.ReadLines("/etc/passwd"));
    }

    /// <summary>The account for a process of this user and group.</summary>
    /// <param name="uid">The effective user.</param>
    /// <param name="gid">The effective group.</param>
    /// <param name="passwd">The lines of <c>/etc/passwd</c>.</param>
    public static ServerAccount For(uint uid, uint gid, IEnumerable<string> passwd)
    {
        if (uid != 0) return new ServerAccount(uid, gid, IsSwitched: false);
        var postgres = passwd.Select(line => line.Split(':')).FirstOrDefault(fields => fields is ["postgres", _, _, _, ..]);
        return postgres is not null && uint.TryParse(postgres[2], CultureInfo.InvariantCulture, out var user) && user != 0
            && uint.TryParse(postgres[3], CultureInfo.InvariantCulture, out var group)
            ? new ServerAccount(user, group, IsSwitched: true)
            : new ServerAccount(Nobody, Nobody, IsSwitched: true);
    }

    // "Uid:	real	effective	saved	file system"
    private static uint EffectiveId(IEnumerable<string> status, string field) => uint.Parse(
        status.First(line => line.StartsWith(field, StringComparison.Ordinal)).Split('\t')[2], CultureInfo.InvariantCulture);
}
