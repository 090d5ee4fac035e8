using LlmEval.Adapters.Yaml.Diagnostics;
using YamlDotNet.Core;

namespace LlmEval.Adapters.Yaml.Documents;

/// <summary>Says in plain words, and at the right place, what the YAML parser stumbled over.</summary>
internal static class SyntaxProblem
{
    // Fragments of the parser's messages, most specific first.
    private static readonly (string Fragment, string Message, string? Suggestion)[] Known =
    [
        ("found invalid mapping", "a ': ' or a wrong indentation inside unquoted text",
            "put the text in quotes, or line the key up with its neighbours"),
        ("found wrong indentation", "this quote is not closed, or the lines of the text are not indented", "close the quote"),
        ("found unexpected end of stream", "this quote is not closed", "close the quote"),
        ("found character that cannot start any token", "no value may begin with this character", "put the value in quotes"),
        ("found unknown escape character", "an unknown escape in double quotes", "double the backslash, or use single quotes"),
        ("Block sequence entries are not allowed", "a list item may not begin on the line of its key", "put '- ' on a line of its own"),
        ("did not find expected '-' indicator", "this line is neither a list item nor part of one",
            "begin it with '- ', or indent it as far as the list's text"),
        ("did not find expected ',' or", "a ',' or the closing bracket is missing before this",
            "put text with braces or brackets in quotes"),
        ("did not find expected key", "this does not fit here",
            "line the keys up, and put text that begins with a quote in quotes as a whole"),
        ("did not find expected node content", "a value is missing here", null),
        ("could not find expected ':'", "a ':' is missing behind this word", "write 'key: value', or indent a text that goes on"),
        ("expected <document end>", "this does not fit behind what stands before", null),
        ("did not find expected <document start>", "this does not fit behind what stands before", "indent it alike"),
    ];

    /// <summary>Reports an exception of the parser.</summary>
    public static void Report(SourceText source, Exception exception, NodeBuilder builder, DiagnosticBag problems)
    {
        var start = (exception as YamlException)?.Start ?? Mark.Empty;
        var place = exception is YamlException && start.Index > 0
            ? new Location(source, (int)start.Line, (int)start.Column)
            : builder.LastPlace;
        var speaksOfTabs = exception.Message.Contains("tab", StringComparison.Ordinal);
        if (Tab(source, builder.LastPlace.Line) is { } tab && (speaksOfTabs || tab.Line == place.Line))
        {
            problems.Add(SyntaxCodes.Tab, tab, "a tab in the indentation", "indent with spaces");
        }
        else if (builder.OpenFlow is { } open && IsUnclosed(source, exception, place))
        {
            problems.Add(SyntaxCodes.Syntax, open, "this bracket is not closed", $"close it with '{Closing(open)}'");
        }
        else
        {
            var (_, message, suggestion) = Array.Find(Known, known => exception.Message.Contains(known.Fragment, StringComparison.Ordinal));
            problems.Add(SyntaxCodes.Syntax, place, message ?? Plain(exception), suggestion);
        }
    }

    private static bool IsUnclosed(SourceText source, Exception exception, Location place) =>
        exception is not YamlException
        || place.Line > source.Lines.Count()
        || source.Lines.Skip(place.Line - 1)
            .All(line => line.Number == place.Line ? place.Column > line.Text.Length : line.Text.Length == 0);

    private static char Closing(Location open) =>
        open.Source.Lines.ElementAt(open.Line - 1).Text[(open.Column - 1)..].IndexOfAny(['[', '{']) is >= 0 and var at
        && open.Source.Lines.ElementAt(open.Line - 1).Text[open.Column - 1 + at] == '['
            ? ']'
            : '}';

    // The parser's own place for tabs is that of the map around it.
    private static Location? Tab(SourceText source, int fromLine)
    {
        foreach (var (number, text) in source.Lines.Skip(fromLine - 1))
        {
            var indentation = text.AsSpan(0, text.Length - text.AsSpan().TrimStart().Length);
            var tab = indentation.IndexOf('\t');
            if (tab >= 0 && indentation.Length < text.Length) return new Location(source, number, tab + 1);
        }

        return null;
    }

    private static string Plain(Exception exception) =>
        exception is YamlException ? $"this is not YAML: {exception.Message.TrimEnd('.')}" : "this is not YAML";
}
