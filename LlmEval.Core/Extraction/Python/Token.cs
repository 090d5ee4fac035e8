namespace LlmEval.Core.Extraction.Python;

/// <summary>What a token is, as far as the shape of a program needs it.</summary>
internal enum TokenKind
{
    /// <summary>A name.</summary>
    Name,

    /// <summary>A word that is never a name.</summary>
    Keyword,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A string of any kind.</summary>
    String,

    /// <summary><c>(</c>, <c>[</c> or <c>{</c>.</summary>
    Open,

    /// <summary>A closing bracket that fits.</summary>
    Close,

    /// <summary>Any other operator or delimiter.</summary>
    Operator,

    /// <summary>Something that no Python program has outside strings and comments, but prose has: <c>?</c>, <c>!</c>, <c>Here's</c>, <c>3rd</c>.</summary>
    Foreign,

    /// <summary>A character that only damaged code has: control characters, no-break spaces, typographic quotes, stray backslashes.</summary>
    Damaged,

    /// <summary>A string or bracket that does not end, or a closing bracket that does not fit.</summary>
    Unbalanced,

    /// <summary>The end of a statement.</summary>
    End,
}

/// <summary>A token and where it stands.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">First code unit in the text.</param>
/// <param name="End">One past the last.</param>
/// <param name="Line">The line on which it begins.</param>
/// <param name="Word">The keyword or operator that it is; null for others.</param>
internal readonly record struct Token(TokenKind Kind, int Start, int End, int Line, string? Word = null)
{
    /// <summary>Whether it is this name.</summary>
    public bool Is(string text, string name) => Kind == TokenKind.Name && text.AsSpan(Start, End - Start).SequenceEqual(name);

    /// <summary>Ends a value: nothing but an operator or a keyword can follow.</summary>
    public bool EndsValue =>
        Kind is TokenKind.Name or TokenKind.Number or TokenKind.String or TokenKind.Close || Word is "..." || (Word is not null && Keywords.EndsValue(Word));

    /// <summary>Begins a value that is no bracket.</summary>
    public bool BeginsValue =>
        Kind is TokenKind.Name or TokenKind.Number or TokenKind.String || Word is "..." || (Word is not null && Keywords.IsConstant(Word));
}
