namespace LlmEval.Adapters.Assignments.Chromium.Libraries;

/// <summary>A file of a package as an address of a CDN names it.</summary>
/// <param name="Package">Name of the package, as the vendored folders are called.</param>
/// <param name="Version">What the address asks for, e.g. <c>5.3.3</c> or <c>5</c>; empty: the newest.</param>
/// <param name="Path">The file within the package; empty: the package's main file.</param>
/// <param name="IsPackageFile">Whether the CDN serves the package's own files; else files of a build of its own.</param>
internal sealed record CdnAddress(string Package, string Version, string Path, bool IsPackageFile)
{
    private static readonly Dictionary<string, string> OtherNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["@highlightjs/cdn-assets"] = "highlight.js",
        ["@popperjs/core"] = "popperjs-core",
        ["popper.js"] = "popperjs-core",
        ["twitter-bootstrap"] = "bootstrap",
    };

    /// <summary>Reads an address; null when it is none of a CDN that is known.</summary>
    public static CdnAddress? Read(Uri url)
    {
        if (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp) return null;
        var parts = url.AbsolutePath.Trim('/').Split('/');
        return (url.Host, parts) switch
        {
            ("cdn.jsdelivr.net", ["npm", .. var rest]) => OfPackage(rest),
            ("cdn.jsdelivr.net", ["gh", "highlightjs", var project, "build", .. var rest]) when project.StartsWith("cdn-release", StringComparison.Ordinal) =>
                new("highlight.js", VersionOf(project), string.Join('/', rest), IsPackageFile: false),
            ("unpkg.com" or "www.unpkg.com", [_, ..]) => OfPackage(parts),
            ("cdnjs.cloudflare.com", ["ajax", "libs", var name, var version, .. var rest]) =>
                new(NameOf(name), version, string.Join('/', rest), IsPackageFile: false),
            ("code.jquery.com", [var file]) when file.StartsWith("jquery-", StringComparison.Ordinal) =>
                new("jquery", file["jquery-".Length..].Split(".min", 2)[0].Split(".js", 2)[0], "jquery.min.js", IsPackageFile: false),
            _ => null,
        };
    }

    private static CdnAddress? OfPackage(string[] parts)
    {
        var words = parts[0].StartsWith('@') ? 2 : 1;
        if (parts.Length < words) return null;
        var name = string.Join('/', parts[..words]);
        return new(NameOf(WithoutVersion(name)), VersionOf(name), string.Join('/', parts[words..]), IsPackageFile: true);
    }

    private static string NameOf(string name) => OtherNames.GetValueOrDefault(name, name.ToLowerInvariant());

    private static string WithoutVersion(string name) => name.LastIndexOf('@') is > 0 and var at ? name[..at] : name;

    private static string VersionOf(string name) =>
        name.LastIndexOf('@') is > 0 and var at ? Uri.UnescapeDataString(name[(at + 1)..]).TrimStart('^', '~', 'v') : "";
}
