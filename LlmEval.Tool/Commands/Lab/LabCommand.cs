using System.CommandLine;

namespace LlmEval.Tool.Commands.Lab;

/// <summary><c>lab</c>: the prompt lab, which asks several configs the same and finds out which answers best.</summary>
internal static class LabCommand
{
    /// <summary>The command with its subcommands.</summary>
    public static Command Create(ToolContext context) => new("lab", "The prompt lab: prompts × configs, scored by judges and people")
    {
        LabInitCommand.Create(context),
        LabImportCommand.Create(context),
        LabRunCommand.Create(context),
        LabListCommand.Create(context),
        LabEvaluateCommand.Create(context),
        LabJudgeCommand.Create(context),
        LabRankCommand.Create(context),
        LabAnalyzeCommand.Create(context),
        LabExportCommand.Create(context),
    };
}
