using System.Text;
using LlmEval.Core.Extraction.Python;

namespace LlmEval.Core.Extraction;

/// <summary>Makes the complete program of a candidate and what it needs of the prompt.</summary>
internal static class ProgramAssembler
{
    /// <summary>The program with LF line ends, and whether something of the prompt is in it.</summary>
    public static (string Program, bool HasPrompt) Assemble(Candidate candidate, PromptOutline prompt) => candidate.Role switch
    {
        Role.Body => (prompt.Code + Body(candidate, prompt), true),
        Role.Full or Role.Stub => WithPreamble(candidate, prompt.Preamble),
        _ => (candidate.Lines.ToString(), false),
    };

    /// <summary>
    /// Puts the prompt's imports and helpers before the code, unless they are in it. Python wants <c>from __future__</c> first of all, so
    /// they come after the code's own.
    /// </summary>
    private static (string Program, bool HasPrompt) WithPreamble(Candidate candidate, string preamble)
    {
        var code = candidate.Lines.ToString();
        if (preamble.Length == 0 || code.StartsWith(preamble, StringComparison.Ordinal) || code.Contains('\n' + preamble, StringComparison.Ordinal))
            return (code, false);
        var future = candidate.Shape.FutureLine + 1;
        var (before, after) = (candidate.Lines.Slice(0, future), candidate.Lines.Slice(future, candidate.Lines.Count));
        return ($"{before}{preamble}\n{after}", true);
    }

    private static string Body(Candidate candidate, PromptOutline prompt)
    {
        var lines = candidate.Lines;
        switch (candidate.Lost)
        {
            case LostIndent.None:
                return lines.ToString();
            case LostIndent.FirstLine:
                var first = candidate.Shape.FirstLine;
                return $"{lines.Slice(0, first)}{lines.IndentOf(candidate.Shape.LostIndentLine)}{lines.Slice(first, lines.Count)}";
            default:
                return Indented(lines, prompt.BodyIndent);
        }
    }

    /// <summary>Indents all lines but blank ones and those that begin within a string.</summary>
    private static string Indented(SourceLines lines, string indent)
    {
        var reader = new StatementReader(lines);
        var text = new StringBuilder();
        for (int line = 0, end; line < lines.Count; line = end)
        {
            end = line + 1;
            if (lines.IsBlank(line))
            {
                text.Append(lines.At(line)).Append('\n');
                continue;
            }

            end = reader.Read(line).LastLine + 1;
            var token = 0;
            for (var i = line; i < end; i++)
            {
                while (token < reader.Tokens.Length && reader.Tokens[token].End <= lines[i].Start) token++;
                var inString = token < reader.Tokens.Length && reader.Tokens[token].Kind == TokenKind.String && reader.Tokens[token].Start < lines[i].Start;
                text.Append(inString || lines.IsBlank(i) ? "" : indent).Append(lines.At(i)).Append('\n');
            }
        }

        return text.ToString();
    }
}
