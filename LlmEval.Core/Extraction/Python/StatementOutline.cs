namespace LlmEval.Core.Extraction.Python;

/// <summary>Tells what a statement is from its tokens.</summary>
internal static class StatementOutline
{
    /// <summary>The outline; the lines and the indent are the caller's to add.</summary>
    public static Statement Of(ReadOnlySpan<Token> tokens, string text, Fault fault)
    {
        if (tokens.IsEmpty) return new Statement { Kind = StatementKind.Comment };
        var top = TopLevel.Of(tokens);
        var kind = KindOf(tokens, text, top);
        var header = top.Colon >= 0 && kind is StatementKind.Definition or StatementKind.Block;
        var body = header ? tokens[(top.Colon + 1)..] : tokens;
        return new Statement
        {
            Kind = kind,
            Word = tokens[0].Word,
            Fault = fault == Fault.None ? FaultOf(tokens, kind, top) : fault,
            Defines = NameOf(tokens, text, kind),
            OpensBlock = header && body.IsEmpty,
            IsFiller = IsFiller(body, text),
            IsFuture = kind == StatementKind.Import && tokens.Length > 1 && tokens[1].Is(text, "__future__"),
        };
    }

    private static StatementKind KindOf(ReadOnlySpan<Token> tokens, string text, TopLevel top) => tokens[0].Word switch
    {
        "import" or "from" => StatementKind.Import,
        "def" or "class" => StatementKind.Definition,
        "async" when tokens.Length > 1 && tokens[1].Word is "def" => StatementKind.Definition,
        "return" or "yield" => StatementKind.Return,
        "@" => StatementKind.Decorator,
        "not" or "lambda" or "None" or "True" or "False" or "await" or "..." => KindOfExpression(tokens, text, top),
        { } word when Keywords.IsHeader(word) => StatementKind.Block,
        not null when tokens[0].Kind == TokenKind.Keyword => StatementKind.Keyword,
        _ => KindOfExpression(tokens, text, top),
    };

    private static StatementKind KindOfExpression(ReadOnlySpan<Token> tokens, string text, TopLevel top)
    {
        if (top.Assigns) return StatementKind.Assignment;
        if (IsSoftHeader(tokens, text, top)) return StatementKind.Block;
        if (top.Colon >= 0) return StatementKind.Other;
        if (top.Calls || tokens[0].Word is "await") return StatementKind.Call;
        return tokens[0].Kind == TokenKind.String ? StatementKind.String : StatementKind.Other;
    }

    private static bool IsSoftHeader(ReadOnlySpan<Token> tokens, string text, TopLevel top) =>
        top.Colon > 1 && (tokens[0].Is(text, "match") || tokens[0].Is(text, "case"));

    private static Fault FaultOf(ReadOnlySpan<Token> tokens, StatementKind kind, TopLevel top) => (kind, tokens[0].Word) switch
    {
        (StatementKind.Import, "import") => tokens.Length > 1 && tokens[1].Kind != TokenKind.Name ? Fault.Prose : Fault.None,
        (StatementKind.Import, _) => top.Imports ? Fault.None : Fault.Prose,
        (StatementKind.Definition, _) => top.Colon < 0 || tokens[tokens[0].Word is "async" ? 2 : 1].Kind != TokenKind.Name ? Fault.Prose : Fault.None,
        (_, "else" or "try" or "finally") => top.Colon == 1 ? Fault.None : tokens.Length == 1 ? Fault.Broken : Fault.Prose,
        (_, "for") when !top.Iterates => Fault.Prose,
        (StatementKind.Block, _) => top.Colon < 0 ? Fault.Broken : Fault.None,
        _ => Fault.None,
    };

    private static string NameOf(ReadOnlySpan<Token> tokens, string text, StatementKind kind)
    {
        var at = tokens[0].Kind == TokenKind.Name ? 0 : tokens[0].Word is "async" ? 2 : 1;
        if (at >= tokens.Length || tokens[at].Kind != TokenKind.Name) return "";
        var names = kind == StatementKind.Definition || (kind == StatementKind.Assignment && at == 0 && tokens[1].Word is "=" or ":");
        return names ? text[tokens[at].Start..tokens[at].End] : "";
    }

    private static bool IsFiller(ReadOnlySpan<Token> tokens, string text) => tokens switch
    {
        [var only] => only.Word is "pass" or "..." || only.Kind == TokenKind.String,
        [{ Word: "raise" }, var error, ..] => error.Is(text, "NotImplementedError"),
        _ => false,
    };
}
