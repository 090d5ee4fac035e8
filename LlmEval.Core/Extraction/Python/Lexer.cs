using System.Buffers;
using System.Globalization;
using System.Text;

namespace LlmEval.Core.Extraction.Python;

/// <summary>
/// A light lexer for Python (https://docs.python.org/3/reference/lexical_analysis.html): joins lines within brackets, after a backslash and
/// in strings, skips comments. Takes any text, looks at each character once.
/// </summary>
internal sealed class Lexer(SourceLines source)
{
    // The longer ones first: the first that fits is taken.
    private static readonly string[] Operators =
    [
        "...", "**=", "//=", ">>=", "<<=", "==", "!=", "<=", ">=", "->", ":=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "@=", "**", "//",
        "<<", ">>", "+", "-", "*", "/", "%", "@", "&", "|", "^", "~", "<", ">", "=", ".", ",", ":", ";",
    ];

    private static readonly SearchValues<char> RadixDigits = SearchValues.Create("0123456789abcdefABCDEFxXoO_");

    private static readonly SearchValues<char> DecimalDigits = SearchValues.Create("0123456789_.eEjJ+-");

    private static readonly SearchValues<char> StringPrefixes = SearchValues.Create("rRbBuUfFtT");

    private readonly Stack<char> brackets = new();
    private int at;
    private bool isOneLine;

    /// <summary>The line that is being read.</summary>
    public int Line { get; private set; }

    /// <summary>Whether a bracket or a string stands open at the end of the one line that was asked for.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Begins a statement at a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="oneLine">End the statement with this line, whatever is still open.</param>
    public void Begin(int line, bool oneLine)
    {
        brackets.Clear();
        isOneLine = oneLine;
        IsOpen = false;
        Line = line;
        at = source[line].Start + source.IndentOf(line).Length;
    }

    /// <summary>The statement's next token.</summary>
    public Token Next()
    {
        while (true)
        {
            SkipSpace();
            if (at < source[Line].End) return Read();
            if (isOneLine) IsOpen |= brackets.Count > 0;
            if (brackets.Count == 0 || isOneLine) return Here(TokenKind.End, 0);
            if (!NextLine()) return Here(TokenKind.Unbalanced, 0);
        }
    }

    private void SkipSpace()
    {
        var text = source.Text;
        while (at < source[Line].End)
        {
            if (text[at] is ' ' or '\t' or '\f') at++;
            else if (text[at] == '#') at = source[Line].End;
            else if (text[at] != '\\' || at + 1 != source[Line].End || isOneLine || !NextLine()) return;
        }
    }

    private bool NextLine()
    {
        if (Line + 1 >= source.Count) return false;
        Line++;
        at = source[Line].Start;
        return true;
    }

    private Token Read()
    {
        var c = source.Text[at];
        var next = at + 1 < source[Line].End ? source.Text[at + 1] : '\0';
        return c switch
        {
            '"' or '\'' => ReadString(at, isFormatted: false),
            >= '0' and <= '9' => ReadNumber(),
            '.' when char.IsAsciiDigit(next) => ReadNumber(),
            '(' or '[' or '{' => ReadOpen(c),
            ')' or ']' or '}' => ReadClose(c),
            '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') => ReadName(),
            _ => c < 128 ? ReadOperator() : ReadOther(),
        };
    }

    private Token Here(TokenKind kind, int length)
    {
        var token = new Token(kind, at, at + length, Line);
        at += length;
        return token;
    }

    private Token ReadOpen(char c)
    {
        brackets.Push(c switch { '(' => ')', '[' => ']', _ => '}' });
        return Here(TokenKind.Open, 1);
    }

    private Token ReadClose(char c) =>
        Here(brackets.TryPop(out var expected) && expected == c ? TokenKind.Close : TokenKind.Unbalanced, 1);

    private Token ReadOperator()
    {
        var rest = source.Text.AsSpan(at, source[Line].End - at);
        foreach (var op in Operators)
        {
            if (rest.StartsWith(op, StringComparison.Ordinal)) return Here(TokenKind.Operator, op.Length) with { Word = op };
        }

        if (rest is "\\") return Here(TokenKind.Unbalanced, 1);

        // A stray backslash: models escape underscores as if code were Markdown.
        return Here(rest[0] == '\\' || char.IsControl(rest[0]) ? TokenKind.Damaged : TokenKind.Foreign, 1);
    }

    private Token ReadOther()
    {
        _ = Rune.DecodeFromUtf16(source.Text.AsSpan(at, source[Line].End - at), out var rune, out var length);
        if (Rune.IsLetter(rune)) return ReadName();
        return Here(
            Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator
                or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation
                ? TokenKind.Damaged
                : TokenKind.Foreign,
            length);
    }

    private Token ReadNumber()
    {
        var (start, text) = (at, source.Text);
        while (at < source[Line].End
            && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '_' or '.' || (text[at] is '+' or '-' && text[at - 1] is 'e' or 'E' && !IsRadix(start))))
        {
            at++;
        }

        var digits = text.AsSpan(start, at - start);
        var sound = !digits.ContainsAnyExcept(IsRadix(start) ? RadixDigits : DecimalDigits);
        return new Token(sound ? TokenKind.Number : TokenKind.Foreign, start, at, Line);
    }

    private bool IsRadix(int start) =>
        source.Text[start] == '0' && start + 1 < source[Line].End && source.Text[start + 1] is 'x' or 'X' or 'o' or 'O' or 'b' or 'B';

    private Token ReadName()
    {
        var (start, text) = (at, source.Text);
        while (at < source[Line].End && (char.IsLetterOrDigit(text[at]) || text[at] == '_' || IsNamePart(text[at]))) at++;
        var name = text.AsSpan(start, at - start);
        if (Keywords.Find(name) is { } keyword) return new Token(TokenKind.Keyword, start, at, Line, keyword);
        if (at >= source[Line].End || text[at] is not ('"' or '\'')) return new Token(TokenKind.Name, start, at, Line);
        if (name.Length > 2 || name.ContainsAnyExcept(StringPrefixes)) return new Token(TokenKind.Foreign, start, at, Line);
        return ReadString(start, name.ContainsAny("fFtT"));
    }

    private static bool IsNamePart(char c) =>
        c >= 128 && (char.IsSurrogate(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);

    private Token ReadString(int start, bool isFormatted)
    {
        var (text, line, quote) = (source.Text, Line, source.Text[at]);
        var isTriple = IsTriple(quote);
        var isJoined = false;
        var fields = 0;
        at += isTriple ? 3 : 1;
        while (true)
        {
            if (at >= source[Line].End)
            {
                var goesOn = isTriple || isJoined;
                IsOpen |= goesOn && isOneLine;
                if (IsOpen) return new Token(TokenKind.String, start, at, line);
                if (!goesOn || !NextLine()) return new Token(TokenKind.Unbalanced, start, at, line);
                isJoined = false;
            }
            else if (text[at] == '\\')
            {
                isJoined = at + 1 == source[Line].End;
                at += isJoined ? 1 : 2;
            }
            else if (text[at] == quote && (!isTriple || IsTriple(quote)))
            {
                if (fields > 0 && !isTriple && SkipNestedString(quote)) continue;
                at += isTriple ? 3 : 1;
                return new Token(TokenKind.String, start, at, line);
            }
            else
            {
                var isBrace = isFormatted && fields == 0 && text.AsSpan(at, source[Line].End - at).StartsWith("{{", StringComparison.Ordinal);
                if (isFormatted && !isBrace) fields = Math.Max(0, fields + text[at] switch { '{' => 1, '}' => -1, _ => 0 });
                at += isBrace ? 2 : 1;
            }
        }
    }

    /// <summary>From Python 3.12 on, a field of a formatted string may hold strings with the same quotes.</summary>
    private bool SkipNestedString(char quote)
    {
        var length = source.Text.AsSpan(at + 1, source[Line].End - at - 1).IndexOf(quote);
        if (length < 0) return false;
        at += length + 2;
        return true;
    }

    private bool IsTriple(char quote) =>
        source[Line].End - at >= 3 && source.Text[at] == quote && source.Text[at + 1] == quote && source.Text[at + 2] == quote;
}
