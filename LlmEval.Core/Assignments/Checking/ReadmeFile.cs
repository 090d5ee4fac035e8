using System.Text.RegularExpressions;
using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Core.Assignments.Checking;

/// <summary>The README: long enough to say something, with a heading for each part. How good it is, is a judge's question.</summary>
internal static partial class ReadmeFile
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    // That are no white space.
    private const int FewestCharacters = 300;

    // A part and what people call it.
    private static readonly (string Part, Regex Heading)[] Parts =
    [
        ("summary", Summary()), ("setup", Setup()), ("usage", Usage()), ("code", Code()), ("license", License()),
    ];

    public static Finding Check(IReadOnlyList<StoredBlob> files)
    {
        if (RootFiles.Find(files, "README.md") is not { } file) return Finding.Fail("there is no README.md at the root");
        var text = file.Content is { } content ? FileText.Of(content) : null;
        if (text is null) return Finding.Fail("README.md is too large or is not text");
        var length = text.Count(character => !char.IsWhiteSpace(character));
        if (length < FewestCharacters) return Finding.Fail($"README.md has {length} characters without white space, fewer than {FewestCharacters}");
        var headings = MarkdownHeadings.Of(text).ToList();
        var lacking = Parts.Where(part => !headings.Exists(heading => part.Heading.IsMatch(heading))).Select(part => part.Part).ToList();
        return lacking.Count == 0
            ? Finding.Pass($"headings for {string.Join(", ", Parts.Select(part => part.Part))}; {length} characters")
            : Finding.Fail($"README.md has no heading for: {string.Join(", ", lacking)}");
    }

    [GeneratedRegex(@"\b(?:summary|overview|about|description|introduction|intro|purpose|what (?:is|it|this|the)\b)", Options)]
    private static partial Regex Summary();

    [GeneratedRegex(@"\b(?:set[ -]?up|install(?:ing|ation)?|getting started|quick[ -]?start|prerequisites|requirements|deploy(?:ing|ment)?|run(?:ning)? (?:it|locally|the app)|local development)\b", Options)]
    private static partial Regex Setup();

    [GeneratedRegex(@"\b(?:usage|use|using|user guide|how to|instructions|examples?|demo)\b", Options)]
    private static partial Regex Usage();

    [GeneratedRegex(@"\b(?:code|how it works|how this works|implementation|architecture|explanation|technical|under the hood|(?:project|file|repository|app) structure|structure|design|internals)\b", Options)]
    private static partial Regex Code();

    [GeneratedRegex(@"\blicen[sc](?:e|es|ing)\b", Options)]
    private static partial Regex License();
}
