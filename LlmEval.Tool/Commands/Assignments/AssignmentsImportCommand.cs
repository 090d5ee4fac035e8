using System.CommandLine;
using System.Text;
using LlmEval.Adapters.Assignments.Importing;
using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Core.Pipeline;
using LlmEval.Tool.Commands.Lab;

namespace LlmEval.Tool.Commands.Assignments;

/// <summary><c>assignments import</c>: turns a course's template, which YAML often cannot read, into one of ours.</summary>
internal static class AssignmentsImportCommand
{
    private const string Examples = """
        llm-eval assignments import course/sum-of-sales.yaml                            print it
        llm-eval assignments import course/sum-of-sales.yaml -o templates/sales.yaml    write it
        """;

    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var file = new Argument<string>("file") { Description = "The course's template" };
        var output = new Option<string?>("-o", "--output") { Description = "The file to write; without it, the template is printed" };
        var command = new CommandWithExamples("import", "Convert a course's template, its unquoted texts put in quotes", Examples) { file, output };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var result = CourseImport.Convert(context.Absolute(parsed.GetValue(file)!));
            if (result.Diagnostics.Count > 0) context.Error.WriteLine(DiagnosticRenderer.Render(result.Diagnostics, context.WorkingDirectory));
            if (result.Text is { } text) await WriteAsync(context, text, parsed.GetValue(output), cancellationToken);
            return (int)(result.Template is null ? ExitCode.Usage : ExitCode.Done);
        });
        return command;
    }

    private static async Task WriteAsync(ToolContext context, string text, string? output, CancellationToken cancellationToken)
    {
        if (output is null)
        {
            context.Out.Write(text);
            return;
        }

        await LabExporting.WriteAsync(context, output, (stream, token) => stream.WriteAsync(Encoding.UTF8.GetBytes(text), token).AsTask(), cancellationToken);
        context.Error.WriteLine($"wrote {output}");
    }
}
