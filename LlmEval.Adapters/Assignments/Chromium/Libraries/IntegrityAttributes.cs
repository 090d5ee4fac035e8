using System.Net;
using System.Text.RegularExpressions;

namespace LlmEval.Adapters.Assignments.Chromium.Libraries;

/// <summary>Takes <c>integrity</c> attributes off the tags of libraries that another version stands in for: their hashes could not match.</summary>
/// <remarks>Where the very file is vendored the attribute stays: a hash that is wrong on the internet is wrong here too.</remarks>
internal static partial class IntegrityAttributes
{
    /// <summary>The page without them.</summary>
    public static string Strip(string html) => Tags().Replace(html, tag =>
    {
        var address = Addresses().Match(tag.Value).Groups["url"].Value.Trim('"', '\'');
        var isStandIn = Uri.TryCreate(WebUtility.HtmlDecode(address), UriKind.Absolute, out var url) && LibraryCatalog.Find(url) is { IsExact: false };
        return isStandIn ? Integrities().Replace(tag.Value, "") : tag.Value;
    });

    [GeneratedRegex("""<(?:script|link)\b(?:"[^"]*"|'[^']*'|[^'">])*>""", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Tags();

    [GeneratedRegex("""\s(?:src|href)\s*=\s*(?<url>"[^"]*"|'[^']*'|[^\s'">]+)""", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Addresses();

    [GeneratedRegex("""\sintegrity\s*=\s*(?:"[^"]*"|'[^']*'|[^\s'">]+)""", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Integrities();
}
