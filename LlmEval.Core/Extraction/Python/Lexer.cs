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

    private readonly Stack<char> _brackets = new();
    private int _at;
    private bool _oneLine;

    /// <summary>The line that is being read.</summary>
    public int Line { get; private set; }

    /// <summary>Whether a bracket or a string stands open at the end of the one line that was asked for.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Begins a statement at a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="oneLine">End the statement with this line, whatever is still open.</param>
    public void Begin(int line, bool oneLine)
    {
        _brackets.Clear();
        _oneLine = oneLine;
        IsOpen = false;
        Line = line;
        _at = source[line].Start + source.IndentOf(line).Length;
    }

    /// <summary>The statement's next token.</summary>
    public Token Next()
    {
        while (true)
        {
            SkipSpace();
            if (_at < source[Line].End) return Read();
            if (_oneLine) IsOpen |= _brackets.Count > 0;
            if (_brackets.Count == 0 || _oneLine) return Here(TokenKind.End, 0);
            if (!NextLine()) return Here(TokenKind.Unbalanced, 0);
        }
    }

    private void SkipSpace()
    {
        var text = source.Text;
        while (_at < source[Line].End)
        {
            if (text[_at] is ' ' or '\t' or '\f') _at++;
            else if (text[_at] == '#') _at = source[Line].End;
            else if (text[_at] != '\\' || _at + 1 != source[Line].End || _oneLine || !NextLine()) return;
        }
    }

    private bool NextLine()
    {
        if (Line + 1 >= source.Count) return false;
        Line++;
        _at = source[Line].Start;
        return true;
    }

    private Token Read()
    {
        var c = source.Text[_at];
        var next = _at + 1 < source[Line].End ? source.Text[_at + 1] : '\0';
        return c switch
        {
            '"' or '\'' => ReadString(_at, TokenKind.String),
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
        var token = new Token(kind, _at, _at + length, Line);
        _at += length;
        return token;
    }

    private Token ReadOpen(char c)
    {
        _brackets.Push(c switch { '(' => ')', '[' => ']', _ => '}' });
        return Here(TokenKind.Open, 1);
    }

    private Token ReadClose(char c) =>
        Here(_brackets.TryPop(out var expected) && expected == c ? TokenKind.Close : TokenKind.Unbalanced, 1);

    private Token ReadOperator()
    {
        var rest = source.Text.AsSpan(_at, source[Line].End - _at);
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
        _ = Rune.DecodeFromUtf16(source.Text.AsSpan(_at, source[Line].End - _at), out var rune, out var length);
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
        var (start, text) = (_at, source.Text);
        while (_at < source[Line].End
            && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] is '_' or '.' || (text[_at] is '+' or '-' && text[_at - 1] is 'e' or 'E' && !IsRadix(start))))
        {
            _at++;
        }

        var digits = text.AsSpan(start, _at - start);
        var sound = !digits.ContainsAnyExcept(IsRadix(start) ? RadixDigits : DecimalDigits);
        return new Token(sound ? TokenKind.Number : TokenKind.Foreign, start, _at, Line);
    }

    private bool IsRadix(int start) =>
        source.Text[start] == '0' && start + 1 < source[Line].End && source.Text[start + 1] is 'x' or 'X' or 'o' or 'O' or 'b' or 'B';

    private Token ReadName()
    {
        var (start, text) = (_at, source.Text);
        while (_at < source[Line].End && (char.IsLetterOrDigit(text[_at]) || text[_at] == '_' || IsNamePart(text[_at]))) _at++;
        var name = text.AsSpan(start, _at - start);
        if (Keywords.Find(name) is { } keyword) return new Token(TokenKind.Keyword, start, _at, Line, keyword);
        if (_at >= source[Line].End || text[_at] is not ('"' or '\'')) return new Token(TokenKind.Name, start, _at, Line);
        if (name.Length > 2 || name.ContainsAnyExcept(StringPrefixes)) return new Token(TokenKind.Foreign, start, _at, Line);
        return ReadString(start, name.ContainsAny("fFtT") ? TokenKind.FormattedString : TokenKind.String);
    }

    private static bool IsNamePart(char c) =>
        c >= 128 && (char.IsSurrogate(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);

    private Token ReadString(int start, TokenKind kind)
    {
        var (text, line, quote) = (source.Text, Line, source.Text[_at]);
        var triple = IsTriple(quote);
        var joined = false;
        _at += triple ? 3 : 1;
        while (true)
        {
            if (_at >= source[Line].End)
            {
                var goesOn = triple || joined;
                if (goesOn && _oneLine)
                {
                    IsOpen = true;
                    return new Token(kind, start, _at, line);
                }

                if (!goesOn || !NextLine()) return new Token(TokenKind.Unbalanced, start, _at, line);
                joined = false;
            }
            else if (text[_at] == '\\')
            {
                joined = _at + 1 == source[Line].End;
                _at += joined ? 1 : 2;
            }
            else if (text[_at] == quote && (!triple || IsTriple(quote)))
            {
                _at += triple ? 3 : 1;
                return new Token(kind, start, _at, line);
            }
            else
            {
                _at++;
            }
        }
    }

    private bool IsTriple(char quote) =>
        source[Line].End - _at >= 3 && source.Text[_at] == quote && source.Text[_at + 1] == quote && source.Text[_at + 2] == quote;
}
