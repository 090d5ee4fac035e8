using System.Text;
using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Documents;

namespace LlmEval.Adapters.Yaml.Variables;

/// <summary>Reads <c>.env</c> files: <c>NAME=value</c> lines that stand in for environment variables.</summary>
public static class DotEnv
{
    private const string FileName = ".env";

    /// <summary>The environment, and below it the <c>.env</c> files of some folders. A file never overrides the environment.</summary>
    /// <param name="environment">Gives environment variables; null for one that is not set.</param>
    /// <param name="folders">Absolute paths, the one that counts most first; null is skipped.</param>
    /// <param name="problems">Takes what is wrong with the files.</param>
    public static Func<string, string?> Under(Func<string, string?> environment, IReadOnlyList<string?> folders, DiagnosticBag problems)
    {
        var files = folders.OfType<string>().Distinct()
            .Select(folder => Path.Combine(folder, FileName))
            .Where(File.Exists)
            .Select(path => SourceFile.Read(path, problems))
            .OfType<SourceText>()
            .Select(source => Parse(source, problems))
            .ToList();
        return name => environment(name) ?? files.Select(file => file.GetValueOrDefault(name)).FirstOrDefault(value => value is not null);
    }

    /// <summary>Reads the text of a file. Of a name that stands twice, the last value counts.</summary>
    /// <param name="source">The text, named by the file's absolute path.</param>
    /// <param name="problems">Takes lines that cannot be read; their text is not shown.</param>
    public static IReadOnlyDictionary<string, string> Parse(SourceText source, DiagnosticBag problems)
    {
        var values = new Dictionary<string, string>();
        foreach (var (number, line) in source.Lines)
        {
            var text = line.Trim();
            if (text.Length == 0 || text[0] == '#') continue;
            if (Entry(text) is var (name, value)) values[name] = value;
            else problems.Add(VariableCodes.DotEnvLine, Hidden(source, number), "this line sets nothing", "write NAME=value");
        }

        return values;
    }

    private static (string Name, string Value)? Entry(string line)
    {
        var text = line.StartsWith("export ", StringComparison.Ordinal) ? line["export ".Length..].TrimStart() : line;
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 1) return null;
        var name = text[..equals].TrimEnd();
        if (char.IsAsciiDigit(name[0]) || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')) return null;
        return Value(text[(equals + 1)..].TrimStart()) is { } value ? (name, value) : null;
    }

    private static string? Value(string text) => text switch
    {
        ['\'', .. var rest] => rest.IndexOf('\'', StringComparison.Ordinal) is >= 0 and var end && IsRest(rest[(end + 1)..])
            ? rest[..end]
            : null,
        ['"', .. var rest] => DoubleQuoted(rest),
        _ => Unquoted(text),
    };

    private static string Unquoted(string text)
    {
        var comment = text.StartsWith('#') ? 0 : text.IndexOf(" #", StringComparison.Ordinal);
        return (comment < 0 ? text : text[..comment]).TrimEnd();
    }

    private static string? DoubleQuoted(string text)
    {
        var value = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"':
                    return IsRest(text[(i + 1)..]) ? value.ToString() : null;
                case '\\' when i + 1 < text.Length:
                    i++;
                    value.Append(text[i] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', var other => other });
                    break;
                default:
                    value.Append(text[i]);
                    break;
            }
        }

        return null;
    }

    // Behind a closing quote only a comment may stand.
    private static bool IsRest(string text) => text.TrimStart() is "" or ['#', ..];

    // The file is there to hold secrets.
    private static Location Hidden(SourceText source, int number) =>
        new(new SourceText(source.Name, new string('\n', number - 1) + "(not shown)"), number, 1);
}
