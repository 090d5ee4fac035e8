using System.Runtime.InteropServices;

namespace LlmEval.Core.Extraction.Python;

/// <summary>Reads statements from lines.</summary>
internal sealed class StatementReader(SourceLines source)
{
    private readonly Lexer _lexer = new(source);
    private readonly List<Token> _tokens = [];

    /// <summary>The tokens of the statement that was read last.</summary>
    public ReadOnlySpan<Token> Tokens => CollectionsMarshal.AsSpan(_tokens);

    /// <summary>Reads the statement that begins at a line, which is not blank.</summary>
    public Statement Read(int line)
    {
        ReadTokens(line, oneLine: false);
        var fault = TokenPairs.Check(Tokens, source.Text);
        return StatementOutline.Of(Tokens, source.Text, fault) with
        {
            FirstLine = line,
            LastLine = _lexer.Line,
            Indent = Indent.Of(source.IndentOf(line)),
        };
    }

    /// <summary>
    /// Whether a line, looked at alone, is a sentence and no code. What stands open at its end speaks for code:
    /// a sentence closes its brackets and quotes.
    /// </summary>
    public bool IsProse(int line)
    {
        // A heading of Markdown would be a comment; few write comments with two signs.
        if (source.At(line).StartsWith("## ", StringComparison.Ordinal) || source.At(line).StartsWith("###", StringComparison.Ordinal)) return true;
        if (ReadTokens(line, oneLine: true)) return TokenPairs.Check(Tokens, source.Text) == Fault.Prose;
        var fault = TokenPairs.Check(Tokens, source.Text);
        return fault == Fault.Prose || StatementOutline.Of(Tokens, source.Text, fault) is { Fault: Fault.Prose } or { Kind: StatementKind.Other };
    }

    private bool ReadTokens(int line, bool oneLine)
    {
        _tokens.Clear();
        _lexer.Begin(line, oneLine);
        for (var token = _lexer.Next(); token.Kind != TokenKind.End; token = _lexer.Next())
        {
            _tokens.Add(token);

            // Python gives up here as well; what follows is read as lines of their own.
            if (token.Kind is TokenKind.Unbalanced or TokenKind.Foreign) break;
        }

        return _lexer.IsOpen;
    }
}
