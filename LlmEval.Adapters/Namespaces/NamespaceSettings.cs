using System.Globalization;

namespace LlmEval.Adapters.Namespaces;

/// <summary>Kernel settings that forbid namespaces to ordinary users, and how to lift each.</summary>
internal static class NamespaceSettings
{
    private static readonly (string File, Func<long, bool> Forbids, string Fix)[] Known =
    [
        ("/proc/sys/kernel/unprivileged_userns_clone", value => value == 0, "sysctl -w kernel.unprivileged_userns_clone=1"),
        ("/proc/sys/kernel/apparmor_restrict_unprivileged_userns", value => value != 0, "sysctl -w kernel.apparmor_restrict_unprivileged_userns=0"),
        ("/proc/sys/user/max_user_namespaces", value => value == 0, "sysctl -w user.max_user_namespaces=10000"),
    ];

    /// <summary>What to do, by what the kernel says.</summary>
    public static string Fix() => Fix(Read);

    /// <summary>The same with the settings given: the text of each file, null where there is none.</summary>
    public static string Fix(Func<string, string?> read)
    {
        var fixes = Known
            .Where(setting => long.TryParse(read(setting.File), CultureInfo.InvariantCulture, out var value) && setting.Forbids(value))
            .Select(setting => setting.Fix)
            .ToList();
        return fixes.Count > 0
            ? $"as root: {string.Join("; ", fixes)}"
            : "allow namespaces here (in a container: --security-opt seccomp=unconfined --cap-add SYS_ADMIN, or run the tool outside of it)";
    }

    private static string? Read(string file)
    {
        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
