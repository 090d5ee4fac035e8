namespace LlmEval.Core.Extraction.Python;

/// <summary>What stands in a statement outside all brackets.</summary>
/// <param name="Colon">The first colon that no lambda owns, as an index of the tokens; -1 for none.</param>
/// <param name="Assigns">There is an assignment operator.</param>
/// <param name="Calls">Something is called, without a space before the bracket.</param>
/// <param name="Imports">There is the word <c>import</c>.</param>
/// <param name="Iterates">There is the word <c>in</c>.</param>
internal readonly record struct TopLevel(int Colon, bool Assigns, bool Calls, bool Imports, bool Iterates)
{
    /// <summary>Reads a statement's tokens.</summary>
    public static TopLevel Of(ReadOnlySpan<Token> tokens)
    {
        var found = new TopLevel(-1, false, false, false, false);
        var (depth, lambdas) = (0, 0);
        for (var i = 0; i < tokens.Length; i++)
        {
            var token = tokens[i];
            if (token.Kind == TokenKind.Close) depth--;
            if (depth == 0)
            {
                found = token switch
                {
                    { Kind: TokenKind.Open } when i > 0 && IsCalled(tokens[i - 1], token) => found with { Calls = true },
                    { Word: "import" } => found with { Imports = true },
                    { Word: "in" } => found with { Iterates = true },
                    { Word: ":" } when lambdas == 0 && found.Colon < 0 => found with { Colon = i },
                    { Word: { } op } when IsAssignment(op) => found with { Assigns = true },
                    _ => found,
                };
                if (token.Word is "lambda") lambdas++;
                else if (token.Word is ":" && lambdas > 0) lambdas--;
            }

            if (token.Kind == TokenKind.Open) depth++;
        }

        return found;
    }

    private static bool IsAssignment(string op) => op[^1] == '=' && op is not ("==" or "!=" or "<=" or ">=" or ":=");

    private static bool IsCalled(Token before, Token bracket) =>
        before.Kind is TokenKind.Name or TokenKind.Close && before.End == bracket.Start;
}
