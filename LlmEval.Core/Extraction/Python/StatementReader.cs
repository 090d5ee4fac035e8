using System.Runtime.InteropServices;

namespace LlmEval.Core.Extraction.Python;

/// <summary>Reads statements from lines.</summary>
internal sealed class StatementReader(SourceLines source)
{
    private readonly Lexer lexer = new(source);
    private readonly List<Token> tokens = [];

    /// <summary>The tokens of the statement that was read last.</summary>
    public ReadOnlySpan<Token> Tokens => CollectionsMarshal.AsSpan(tokens);

    /// <summary>Reads the statement that begins at a line, which is not blank.</summary>
    public Statement Read(int line)
    {
        ReadTokens(line, oneLine: false);
        var fault = TokenPairs.Check(Tokens, source.Text);
        return StatementOutline.Of(Tokens, source.Text, fault) with
        {
            FirstLine = line,
            LastLine = lexer.Line,
            Indent = Indent.Of(source.IndentOf(line)),
        };
    }

    /// <summary>
    /// Whether a line, looked at alone, is a sentence and no code. What stands open at its end speaks for code:
    /// a sentence closes its brackets and quotes.
    /// </summary>
    public bool IsProse(int line)
    {
        var isOpen = ReadTokens(line, oneLine: true);
        var fault = TokenPairs.Check(Tokens, source.Text);
        if (fault == Fault.Prose) return true;
        if (isOpen || Tokens is [{ Kind: TokenKind.Damaged }, ..]) return false;
        return StatementOutline.Of(Tokens, source.Text, fault) is { Fault: Fault.Prose } or { Kind: StatementKind.Other };
    }

    private bool ReadTokens(int line, bool oneLine)
    {
        tokens.Clear();
        lexer.Begin(line, oneLine);
        for (var token = lexer.Next(); token.Kind != TokenKind.End; token = lexer.Next())
        {
            tokens.Add(token);

            // Python gives up here as well; what follows is read as lines of their own.
            if (token.Kind is TokenKind.Unbalanced or TokenKind.Foreign) break;
        }

        return lexer.IsOpen;
    }
}
