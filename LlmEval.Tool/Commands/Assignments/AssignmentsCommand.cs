using System.CommandLine;

namespace LlmEval.Tool.Commands.Assignments;

/// <summary><c>assignments</c>: web-app tasks that a builder ships as a repository and a page.</summary>
internal static class AssignmentsCommand
{
    /// <summary>The command with its subcommands.</summary>
    public static Command Create(ToolContext context) => new("assignments", "Web-app tasks in two rounds, shipped as a repository and a page")
    {
        AssignmentsServeCommand.Create(context),
        AssignmentsRoundCommand.Create(context, round: 1),
        AssignmentsEvaluateCommand.Create(context),
        AssignmentsRoundCommand.Create(context, round: 2),
        AssignmentsRunCommand.Create(context),
        AssignmentsReportCommand.Create(context),
        AssignmentsImportCommand.Create(context),
    };
}
