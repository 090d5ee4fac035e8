using System.Text.RegularExpressions;
using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Documents;
using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace LlmEval.Adapters.Assignments.Templates;

/// <summary>
/// Finds the two places where YAML reads something else than the writer of a template meant: <c> #id</c> in unquoted text begins a comment,
/// so that the rest is lost in silence; <c>!!document…</c> at the start of unquoted text is a tag, so that the file cannot be read.
/// </summary>
internal static class TemplateTraps
{
    private static readonly Regex BeginsWithTag = LinearRegex.Of(@"^\s*(- +)?([A-Za-z0-9_.-]+: +)?!!");

    /// <summary>Reports every such place; the second kind is an error.</summary>
    public static void Report(SourceText source, DiagnosticBag problems)
    {
        var scanner = new Scanner(new StringReader(source.Text), skipComments: false);
        Token? before = null;
        try
        {
            while (scanner.MoveNext())
            {
                Look(source, scanner.Current!, before, problems);
                before = scanner.Current;
            }
        }
        catch (YamlException e)
        {
            // Behind the first place that is no YAML there are no tokens, only lines.
            foreach (var (number, text) in source.Lines.Skip((int)e.Start.Line - 1).Where(line => BeginsWithTag.IsMatch(line.Text)))
                TagAt(new Location(source, number, text.IndexOf("!!", StringComparison.Ordinal) + 1), problems);
        }
        // Besides its own exceptions the scanner lets some of the base library's through on texts that break off; the reader reports them.
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or IndexOutOfRangeException or OverflowException)
        {
        }
    }

    private static void Look(SourceText source, Token token, Token? before, DiagnosticBag problems)
    {
        var place = new Location(source, (int)token.Start.Line, (int)token.Start.Column);
        if (token is Comment { IsInline: true } && before is YamlDotNet.Core.Tokens.Scalar { Style: ScalarStyle.Plain })
        {
            problems.Add(
                TemplateCodes.CommentTrap, place, "this begins a comment: the text ends before it",
                "put the whole text in quotes, or the comment on a line of its own");
        }
        else if (token is Tag { Handle: "!!", Suffix: not "str" })
        {
            TagAt(place, problems);
        }
    }

    private static void TagAt(Location place, DiagnosticBag problems) => problems.Add(
        TemplateCodes.TagTrap, place, "unquoted text that begins with '!!' is a YAML tag", "put the whole text in quotes");
}
