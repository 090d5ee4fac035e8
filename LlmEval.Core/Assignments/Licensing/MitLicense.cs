using System.Text.RegularExpressions;
using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Core.Assignments.Licensing;

/// <summary>The MIT licence (SPDX <c>MIT</c>): its text, and whether a text is it.</summary>
public static partial class MitLicense
{
    private const string Body = """
        Permission is hereby granted, free of charge, to any person obtaining a copy
        of this software and associated documentation files (the "Software"), to deal
        in the Software without restriction, including without limitation the rights
        to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
        copies of the Software, and to permit persons to whom the Software is
        furnished to do so, subject to the following conditions:

        The above copyright notice and this permission notice shall be included in all
        copies or substantial portions of the Software.

        THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
        IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
        FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
        AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
        LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
        OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
        SOFTWARE.
        """;

    private const int MostCharacters = 20_000;

    private static readonly string Wanted = Normal(Body);

    /// <summary>The whole text.</summary>
    /// <param name="holder">Who holds the copyright.</param>
    /// <param name="year">Since when.</param>
    public static string Text(string holder, int year) => $"MIT License\n\nCopyright (c) {year} {holder}\n\n{Body.ReplaceLineEndings("\n")}\n";

    /// <summary>
    /// Compares a text with the licence: its words, in order, without regard to case, line ends, white space, marks of Markdown and kinds of
    /// quotes. Title and lines of copyright may stand before them and nothing else, nor anything after: a clause more or less is another licence.
    /// </summary>
    public static LicenseComparison Compare(string text)
    {
        if (text.Length > MostCharacters) return new(false, "the text is far longer than the MIT licence");
        var lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n').ToList();
        var start = lines.FindIndex(line => Normal(line).StartsWith("permission is hereby granted", StringComparison.Ordinal));
        if (start < 0) return new(false, "the text does not begin as the MIT licence does (\"Permission is hereby granted\")");
        var before = lines.Take(start).Select(Normal).Where(line => line.Length > 0).ToList();
        if (before.Find(line => !Title().IsMatch(line) && !Copyright().IsMatch(line)) is { } other)
            return new(false, $"'{FileText.OneLine(other, 60)}' stands before the licence and is no part of it");
        var words = Normal(string.Join('\n', lines.Skip(start))).Replace("non-infringement", "noninfringement", StringComparison.Ordinal);
        if (words != Wanted) return new(false, Difference(words));
        return before.Where(line => Copyright().IsMatch(line)).ToList() switch
        {
            [] => new(true, "the MIT licence, without a line of copyright"),
            var notices when notices.Exists(notice => Placeholder().IsMatch(notice)) => new(true, "the MIT licence, its year or holder not filled in"),
            _ => new(true, "the MIT licence"),
        };
    }

    private static string Difference(string words)
    {
        var (given, wanted) = (words.Split(' '), Wanted.Split(' '));
        var same = given.Zip(wanted).TakeWhile(pair => pair.First == pair.Second).Count();
        var seen = FileText.OneLine(string.Join(' ', given.Skip(same).Take(4)), 60);
        var missing = string.Join(' ', wanted.Skip(same).Take(4));
        return (seen, missing) switch
        {
            ("", _) => $"the text ends before '{missing}' of the MIT licence",
            (_, "") => $"'{seen}' follows the MIT licence and is no part of it",
            _ => $"the text differs from the MIT licence: '{seen}' in the place of '{missing}'",
        };
    }

    private static string Normal(string text) =>
        Blank().Replace(Quotes().Replace(Marks().Replace(text, " "), "\""), " ").Trim().ToLowerInvariant();

    // Of Markdown: headings, quotes, emphasis, code.
    [GeneratedRegex(@"(?m)^[ \t]*[#>]+|[*_`]", RegexOptions.NonBacktracking)]
    private static partial Regex Marks();

    [GeneratedRegex("[\u201C\u201D\u2018\u2019']", RegexOptions.NonBacktracking)]
    private static partial Regex Quotes();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Blank();

    [GeneratedRegex(@"\A(?:the )?mit licen[sc]e(?: ?\(mit\))?\z|\A[=-]+\z", RegexOptions.NonBacktracking)]
    private static partial Regex Title();

    [GeneratedRegex(@"\A(?:copyright\b|©|\(c\) ).*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Copyright();

    [GeneratedRegex(@"[\[<{](?:year|yyyy|fullname|name|copyright holders?|author)[^\]>}]*[\]>}]", RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();
}

/// <summary>Whether a text is the licence.</summary>
/// <param name="IsMit">Whether it is.</param>
/// <param name="Reason">Why not, or what to note, in words.</param>
public sealed record LicenseComparison(bool IsMit, string Reason);
