using System.CommandLine;
using System.CommandLine.Parsing;
using LlmEval.Adapters.Hosting;
using LlmEval.Core.Pipeline;
using LlmEval.Review.Api;
using LlmEval.Tool.Commands;
using LlmEval.Tool.Commands.Assignments;
using LlmEval.Tool.Commands.Lab;

namespace LlmEval.Tool;

/// <summary>The tool's command line.</summary>
internal static class CommandLine
{
    /// <summary>Runs a command.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> InvokeAsync(string[] args, ToolContext context)
    {
        // Asked for often by scripts: answered before anything is built.
        if (args is ["--version"])
        {
            context.Out.WriteLine(ToolVersion.Full);
            return (int)ExitCode.Done;
        }

        var parsed = Create(context).Parse(args is [] ? ["--help"] : args);
        if (parsed.Errors.Count > 0) return (int)RefuseUsage(parsed, context);

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (UsageException usage)
        {
            context.Error.WriteLine($"llm-eval: {usage.Message}");
            return (int)ExitCode.Usage;
        }
        catch (ReviewServerException fault)
        {
            context.Error.WriteLine($"llm-eval: {fault.Message}");
            return (int)ExitCode.Infrastructure;
        }
        catch (Exception fault) when (HostingFaults.ExitCodeOf(fault) is { } code)
        {
            context.Error.WriteLine(fault.Message);
            return (int)code;
        }
    }

    private static ExitCode RefuseUsage(ParseResult parsed, ToolContext context)
    {
        // The last error is the most specific one: "required command was not provided" comes before the word that is not a command.
        context.Error.WriteLine($"llm-eval: {parsed.Errors[^1].Message}");
        var path = new List<string>();
        for (SymbolResult? at = parsed.CommandResult; at is CommandResult { Command: not RootCommand } named; at = at.Parent) path.Insert(0, named.Command.Name);
        context.Error.WriteLine($"See: {string.Join(' ', ["llm-eval", .. path, "--help"])}");
        return ExitCode.Usage;
    }

    private static RootCommand Create(ToolContext context)
    {
        var root = new RootCommand("Measures how well language models write Python.")
        {
            InitCommand.Create(context),
            ValidateCommand.Create(context),
            PlanCommand.Create(context),
            RunCommand.Create(context),
            RescoreCommand.Create(context),
            JudgeCommand.Create(context),
            ScoreCommand.Create(context),
            ExecCommand.Create(context),
            ListCommand.Create(context),
            ShowCommand.Create(context),
            ReportCommand.Create(context),
            CompareCommand.Create(context),
            SnapshotCommand.Create(context),
            ExportCommand.Create(context),
            TrackCommand.Create(context),
            PublishCommand.Create(context),
            BackfillCommand.Create(context),
            IngestCommand.Create(context),
            ObservatoryCommand.Create(context),
            LabCommand.Create(context),
            AssignmentsCommand.Create(context),
            ServeCommand.Create(context),
            TasksCommand.Create(context),
            UsersCommand.Create(context),
            CacheCommand.Create(context),
            DbCommand.Create(context),
            DoctorCommand.Create(context),
            SchemaCommand.Create(context),
            ExplainCommand.Create(context),
        };
        CommandWithExamples.ShowIn(root);
        return root;
    }
}
