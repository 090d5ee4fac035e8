using LlmEval.Core.Extraction.Python;

namespace LlmEval.Core.Extraction;

/// <summary>What a task's prompt gives to a program: the header that a body continues, and what stands before it.</summary>
internal sealed record PromptOutline
{
    private const string DefaultIndent = "    ";

    private static readonly PromptOutline None = new() { Code = null, Preamble = "", BodyIndent = DefaultIndent };

    /// <summary>The prompt's code with LF line ends, ending in one; null when it does not define the entry point, so that nothing can continue it.</summary>
    public required string? Code { get; init; }

    /// <summary>The imports and helpers before the entry point's definition, ending in a line feed; empty for none.</summary>
    public required string Preamble { get; init; }

    /// <summary>How the prompt indents a body.</summary>
    public required string BodyIndent { get; init; }

    /// <summary>Reads a prompt. Words around its code are left out.</summary>
    public static PromptOutline Of(string prompt, string entryPoint)
    {
        var all = SourceLines.Of(prompt);
        var code = PythonShape.Of(all, entryPoint).Parses
            ? all
            : UnfencedCode.Find(all, isStart: true).FirstOrDefault(region => PythonShape.Of(region, entryPoint).EntryPoint != Definition.None);
        return code is null ? None : OfCode(code, entryPoint);
    }

    private static PromptOutline OfCode(SourceLines code, string entryPoint)
    {
        var reader = new StatementReader(code);
        var (line, decorators) = (code.FirstContent(), -1);
        while (line < code.Count)
        {
            var statement = reader.Read(line);
            var isOutermost = statement.Indent.IsNone;
            if (isOutermost && statement.Kind == StatementKind.Definition && statement.Defines == entryPoint)
                return Around(code, decorators < 0 ? line : decorators, statement);
            if (isOutermost && statement.Kind == StatementKind.Decorator) decorators = decorators < 0 ? line : decorators;
            else if (statement.Kind != StatementKind.Comment) decorators = -1;
            line = code.FirstContent(statement.LastLine + 1);
        }

        return None;
    }

    private static PromptOutline Around(SourceLines code, int definition, Statement header)
    {
        var body = code.FirstContent(header.LastLine + 1);
        var preamble = code.Slice(Math.Min(code.FirstContent(), definition), definition).TrimEnd();
        return new PromptOutline
        {
            Code = code.ToString(),
            Preamble = preamble.ToString(),
            BodyIndent = body < code.Count && !code.IndentOf(body).IsEmpty ? code.IndentOf(body).ToString() : DefaultIndent,
        };
    }
}
