using System.CommandLine;
using LlmEval.Core.Pipeline;

namespace LlmEval.Tool.Commands.Lab;

/// <summary><c>lab import</c>: takes prompts, configs and review prompts of files into the database.</summary>
internal static class LabImportCommand
{
    private const string Examples = """
        llm-eval lab import .                        prompts/, configs/ and review-prompts/ of this folder
        llm-eval lab import prompts/new-one.json
        llm-eval lab import langfuse-export.json data/prompts data/configs
        """;

    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var paths = new Argument<string[]>("path") { Description = "Files and folders: JSON or YAML of this tool, of the original benchmark or of Langfuse", Arity = ArgumentArity.OneOrMore };
        var command = new CommandWithExamples("import", "Take prompts, configs and review prompts of files into the database", Examples) { paths };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var lab = await LabOpening.ForReadingAsync(context, cancellationToken);
            var isWhole = await LabImporting.ImportAsync(context, lab.Catalogue, [.. parsed.GetValue(paths)!.Select(context.Absolute)], cancellationToken);
            return (int)(isWhole ? ExitCode.Done : ExitCode.Usage);
        });
        return command;
    }
}
