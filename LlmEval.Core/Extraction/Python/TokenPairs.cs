namespace LlmEval.Core.Extraction.Python;

/// <summary>Which tokens can stand beside each other. Sentences give themselves away here: two names in a row are never Python.</summary>
internal static class TokenPairs
{
    /// <summary>The first thing wrong in a statement's tokens, each seen beside the next.</summary>
    public static Fault Check(ReadOnlySpan<Token> tokens, string text)
    {
        var fault = Fault.None;
        for (var i = 0; i < tokens.Length; i++)
        {
            var token = tokens[i];
            if (token.Kind == TokenKind.Foreign) return Fault.Prose;
            if (token.Kind is TokenKind.Damaged or TokenKind.Unbalanced) fault = Fault.Broken;
            else if (i == 0 && !CanBegin(token, text)) return Fault.Prose;
            else if (i > 0 && !CanFollow(tokens, i, text)) return Fault.Prose;
        }

        return fault != Fault.None || CanEnd(tokens) ? fault : tokens[^1].Word is "." ? Fault.Prose : Fault.Broken;
    }

    /// <summary>A statement whose first word is a name, yet opens a block.</summary>
    public static bool IsSoftKeyword(ReadOnlySpan<char> name) => name is "match" or "case" or "type";

    private static bool CanBegin(Token token, string text) => token switch
    {
        { Kind: TokenKind.Keyword, Word: { } word } => !Keywords.IsNeverFirst(word),
        { Kind: TokenKind.Operator, Word: "..." or "@" or "~" } => true,

        // A sign before a space is the bullet of a list.
        { Kind: TokenKind.Operator, Word: "-" or "+" or "*" } => token.End < text.Length && text[token.End] is not (' ' or '\t'),
        { Kind: TokenKind.Operator } => false,
        _ => true,
    };

    private static bool CanFollow(ReadOnlySpan<Token> tokens, int at, string text)
    {
        var (before, token) = (tokens[at - 1], tokens[at]);
        if (before.Word is ":" or ";" || before.Kind == TokenKind.Damaged) return true;
        if (before.Word is ".") return token.Kind == TokenKind.Name || tokens[0].Word is "from";
        if (token.BeginsValue && before.EndsValue)
        {
            return (before.Kind == TokenKind.String && token.Kind == TokenKind.String)
                || (at == 1 && before.Kind == TokenKind.Name && IsSoftKeyword(text.AsSpan(before.Start, before.End - before.Start)));
        }

        return token.Kind != TokenKind.Keyword || !Keywords.IsOnlyFirst(token.Word!) || before.Word is "async";
    }

    private static bool CanEnd(ReadOnlySpan<Token> tokens) => tokens switch
    {
        [] or [.., { Word: "import" }, { Word: "*" }] => true,
        [.., { Kind: TokenKind.Operator, Word: var op }] => op is ":" or "," or ";" or "...",
        [.., { Kind: TokenKind.Keyword, Word: { } word }] => Keywords.CanEnd(word),
        _ => true,
    };
}
