using System.Globalization;

namespace LlmEval.Adapters.Assignments.Chromium.Libraries;

/// <summary>The vendored libraries, found by the addresses that pages fetch them from.</summary>
internal static class LibraryCatalog
{
    private const string Prefix = "LlmEval.Libraries/";

    // What a package serves where no file is named, by file keys (see KeyOf).
    private static readonly Dictionary<string, string> MainFiles = new()
    {
        ["bootstrap"] = "js/bootstrap.bundle.js",
        ["bootstrap-icons"] = "font/bootstrap-icons.css",
        ["chart.js"] = "chart.umd.js",
        ["popperjs-core"] = "umd/popper.js",
        ["dompurify"] = "purify.js",
        ["highlight.js"] = "highlight.js",
    };

    // Files that another one does the work of. The bundle holds Bootstrap whole, and Popper with it.
    private static readonly Dictionary<string, string> StandIns = new()
    {
        ["bootstrap/js/bootstrap.js"] = "js/bootstrap.bundle.js",
        ["chart.js/chart.umd.js"] = "chart.js",
        ["chart.js/chart.js"] = "chart.umd.js",
        ["marked/marked.umd.js"] = "marked.js",
        ["marked/+esm"] = "marked.esm.js",
        ["highlight.js/+esm"] = "es/highlight.js",
        ["popperjs-core/popper.js"] = "umd/popper.js",
    };

    // Libraries whose programs are written the same for several majors: from which shipped major on an asked one is served by it.
    private static readonly Dictionary<string, int> AlsoFrom = new() { ["marked"] = 5 };

    private static readonly ILookup<string, VendoredFile> Files = typeof(LibraryCatalog).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(VendoredFile.Of)
        .ToLookup(file => file.Package);

    /// <summary>The file that answers a request; null when none does.</summary>
    public static LibraryFile? Find(Uri url)
    {
        if (CdnAddress.Read(url) is not { } address || !Files.Contains(address.Package)) return null;
        var candidates = Files[address.Package].Where(file => Serves(address, file)).ToList();
        var exact = address.IsPackageFile ? candidates.Find(file => file.Version == address.Version && file.Path == address.Path) : null;
        var key = address.Path.Length == 0 ? MainFiles.GetValueOrDefault(address.Package, address.Package + ".js") : KeyOf(address.Path);
        var found = exact ?? Newest(candidates, key)
            ?? (StandIns.TryGetValue($"{address.Package}/{key}", out var other) ? Newest(candidates, other) : null);
        return found is null ? null : new(found.Resource, MediaTypeOf(found.Path), found == exact);
    }

    /// <summary>A file's name without what differs between CDNs: the folders of builds, and whether it is minified.</summary>
    internal static string KeyOf(string path)
    {
        foreach (var folder in (string[])["dist/", "lib/", "build/"])
        {
            if (path.StartsWith(folder, StringComparison.Ordinal)) path = path[folder.Length..];
        }

        return path.Replace(".min.", ".", StringComparison.Ordinal);
    }

    private static VendoredFile? Newest(IEnumerable<VendoredFile> files, string key) =>
        files.Where(file => file.Key == key).MaxBy(file => Version.Parse(file.Version));

    private static bool Serves(CdnAddress address, VendoredFile file)
    {
        if (!int.TryParse(address.Version.Split('.')[0], CultureInfo.InvariantCulture, out var asked)) return true;
        var major = Version.Parse(file.Version).Major;
        return asked == major || (AlsoFrom.TryGetValue(address.Package, out var from) && asked >= from == major >= from);
    }

    private static string MediaTypeOf(string path) => Path.GetExtension(path) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".woff2" => "font/woff2",
        _ => "application/javascript; charset=utf-8",
    };

    private sealed record VendoredFile(string Package, string Version, string Path, string Resource)
    {
        public string Key { get; } = KeyOf(Path);

        public static VendoredFile Of(string resource)
        {
            var parts = resource[Prefix.Length..].Split('/', 3);
            return new(parts[0], parts[1], parts[2], resource);
        }
    }
}
