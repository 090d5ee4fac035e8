using LlmEval.Adapters.Yaml.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace LlmEval.Adapters.Yaml.Documents;

/// <summary>Reads one YAML 1.2 document into nodes with places. Never throws on any text.</summary>
public static class YamlReader
{
    /// <summary>Reads a document.</summary>
    /// <param name="source">The text.</param>
    /// <param name="problems">Takes what is wrong: everything but the syntax is reported in one go.</param>
    /// <param name="bareReferences">
    /// Whether <c>${env:NAME}</c> may stand without quotes inside <c>{ }</c> and <c>[ ]</c>, where YAML itself would read its braces.
    /// </param>
    /// <returns>The document, or null when its text is no YAML or holds nothing.</returns>
    public static Node? Read(SourceText source, DiagnosticBag problems, bool bareReferences = false) =>
        ControlCharacters(source, problems)
            ? null
            : Read(source, source.Text, problems, bareReferences ? BareReferences.In(source.Text) : BareReferences.None);

    /// <summary>Reads a part of a text, around which blanks stand in place of the rest.</summary>
    internal static Node? Read(SourceText source, string part, DiagnosticBag problems) =>
        ControlCharacters(source, problems) ? null : Read(source, part, problems, BareReferences.In(part));

    private static Node? Read(SourceText source, string text, DiagnosticBag problems, BareReferences references)
    {
        // Comments are skipped by the scanner; as events they would stand between keys and values.
        var parser = new Parser(new Scanner(new StringReader(references.Hide(text)), skipComments: true));
        var builder = new NodeBuilder(source, parser, references, problems);
        try
        {
            return Document(source, parser, builder, problems);
        }
        catch (MaximumRecursionLevelReachedException e)
        {
            problems.Add(SyntaxCodes.TooLarge, new Location(source, (int)e.Start.Line, (int)e.Start.Column), e.Message);
        }
        // Besides its own exceptions the parser lets some of the base library's through on texts that break off.
        catch (Exception e) when (
            e is YamlException or InvalidOperationException or ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            SyntaxProblem.Report(source, e, builder, problems);
        }

        return null;
    }

    private static Node? Document(SourceText source, Parser parser, NodeBuilder builder, DiagnosticBag problems)
    {
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _))
        {
            problems.AddForFile(SyntaxCodes.Empty, source.Name, "this file is empty");
            return null;
        }

        var root = builder.Read();
        parser.Consume<DocumentEnd>();
        if (parser.Current is DocumentStart second || (parser.MoveNext() && parser.Current is DocumentStart))
        {
            var start = ((DocumentStart)parser.Current!).Start;
            problems.Add(
                SyntaxCodes.SeveralDocuments, new Location(source, (int)start.Line, (int)start.Column),
                "a second document begins here", "keep one document to a file");
        }

        return root;
    }

    // The scanner ends at a NUL and passes other control characters on; neither is text that a person meant to write.
    private static bool ControlCharacters(SourceText source, DiagnosticBag problems)
    {
        var index = source.Text.AsSpan().IndexOfAnyInRange('\0', '\u001f', "\t\n\r");
        if (index < 0) return false;
        problems.Add(SyntaxCodes.ControlCharacter, source.At(index), $"control character U+{(int)source.Text[index]:X4}", "remove it");
        return true;
    }

    private static int IndexOfAnyInRange(this ReadOnlySpan<char> text, char first, char last, string but)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] >= first && text[index] <= last && !but.Contains(text[index], StringComparison.Ordinal)) return index;
        }

        return -1;
    }
}
