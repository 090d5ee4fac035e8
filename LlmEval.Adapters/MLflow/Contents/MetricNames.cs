using System.Text;

namespace LlmEval.Adapters.MLflow.Contents;

/// <summary>Names that every MLflow takes: letters, digits, <c>_ - . /</c> and spaces, as a path without empty or relative parts.</summary>
internal static class MetricNames
{
    /// <summary>The longest name.</summary>
    public const int Longest = 250;

    /// <summary>A name of its own for each text, in their order: what is not taken becomes <c>_</c>, and equal names are numbered.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string> texts)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        return [.. texts.Select(text => Free(Slug(text), taken))];
    }

    private static string Free(string slug, HashSet<string> taken)
    {
        var name = slug;
        for (var number = 2; !taken.Add(name); number++)
        {
            var suffix = $"-{number}";
            name = Cut(slug, Longest - suffix.Length) + suffix;
        }

        return name;
    }

    private static string Slug(string text)
    {
        var slug = new StringBuilder(text.Length);
        foreach (var c in text.Replace("@", "_at_", StringComparison.Ordinal)) slug.Append(char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or ' ' or '/' ? c : '_');
        return Cut(string.Join('/', slug.ToString().Split('/').Select(part => part is "" or "." or ".." ? "_" : part)), Longest);
    }

    // What is left of the last part may be no part any more.
    private static string Cut(string name, int length)
    {
        if (name.Length <= length) return name;
        var cut = name[..length];
        return cut[(cut.LastIndexOf('/') + 1)..] is "" or "." or ".." ? cut[..cut.LastIndexOf('/')] : cut;
    }
}
