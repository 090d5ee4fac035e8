using System.Text.RegularExpressions;
using LlmEval.Adapters.Yaml.Documents;

namespace LlmEval.Adapters.Assignments.Importing;

/// <summary>
/// Puts the unquoted texts of a course's template in quotes, so that YAML reads what their writer meant: <c> #id</c> no longer begins a
/// comment, and <c>!!document…</c> is no tag.
/// </summary>
internal static class CourseText
{
    // The key, if there is one, and the text behind it; both may stand in a list.
    private static readonly Regex Line = LinearRegex.Of(@"^(?<indent> *)(?<dashes>(?:- +)*)(?:(?<key>[A-Za-z0-9_]+): +)?(?<text>\S.*)$");
    private static readonly Regex KeyAlone = LinearRegex.Of(@"^(?<indent> *)(?<dashes>(?:- +)*)(?<key>[A-Za-z0-9_]+):\s*$");

    /// <summary>The text with every unquoted value in single quotes.</summary>
    public static string Quoted(string source)
    {
        var lines = source.ReplaceLineEndings("\n").Split('\n');
        var written = new List<string>();
        for (var i = 0; i < lines.Length;)
        {
            var match = Line.Match(lines[i]);
            if (!IsUnquoted(lines[i], match))
            {
                written.Add(lines[i++]);
                // The lines of a block belong to it, whatever they look like.
                if (BeginsBlock(match)) i = CopyBlock(lines, i, Indent(match), written);
                continue;
            }

            var start = i++;
            while (i < lines.Length && GoesOn(lines[i], Indent(match))) i++;
            var text = string.Join(' ', lines[(start + 1)..i].Select(line => line.Trim()).Prepend(match.Groups["text"].Value.TrimEnd()));
            var before = match.Groups["indent"].Value + match.Groups["dashes"].Value + (match.Groups["key"].Success ? $"{match.Groups["key"].Value}: " : "");
            written.Add($"{before}'{text.Replace("'", "''", StringComparison.Ordinal)}'");
        }

        return string.Join('\n', written);
    }

    private static bool IsUnquoted(string line, Match match) =>
        match.Success
        && !KeyAlone.IsMatch(line)
        && (match.Groups["key"].Success || match.Groups["dashes"].Length > 0)
        && match.Groups["text"].Value[0] is not ('\'' or '"' or '|' or '>' or '[' or '{' or '#' or '&' or '*');

    private static bool BeginsBlock(Match match) => match.Success && match.Groups["text"].Value[0] is '|' or '>';

    private static int CopyBlock(string[] lines, int from, int indent, List<string> written)
    {
        while (from < lines.Length && (lines[from].Trim().Length == 0 || IndentOf(lines[from]) > indent)) written.Add(lines[from++]);
        return from;
    }

    // Unquoted text goes on in lines that are indented further and begin nothing of their own.
    private static bool GoesOn(string line, int indent) =>
        line.Trim().Length > 0 && IndentOf(line) > indent && !line.TrimStart().StartsWith('#') && !KeyAlone.IsMatch(line)
        && !(Line.Match(line) is var match && (match.Groups["key"].Success || match.Groups["dashes"].Length > 0));

    private static int Indent(Match match) => match.Groups["indent"].Length;

    private static int IndentOf(string line) => line.Length - line.TrimStart(' ').Length;
}
