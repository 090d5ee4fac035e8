using System.CommandLine;
using LlmEval.Adapters.Hosting;
using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Core.Pipeline;

namespace LlmEval.Tool.Commands;

/// <summary><c>validate</c>: all problems of a config and its dataset at once.</summary>
internal static class ValidateCommand
{
    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var config = new Argument<string?>("config") { Description = "The config; without it llm-eval.yaml here", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("validate", "Check a config and its dataset; says every problem at its place") { config };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = new RunOptions { ConfigPath = ConfigFinder.Find(parsed.GetValue(config), context), WorkingDirectory = context.WorkingDirectory };
            var result = ConfigAccess.Read(options);
            context.Error.Write(DiagnosticRenderer.Render(result.Diagnostics, context.WorkingDirectory));
            if (result.Config is null)
            {
                context.Error.WriteLine($"{result.Diagnostics.Count} problems. More about one: llm-eval explain {result.Diagnostics[0].Code}");
                return (int)ExitCode.Usage;
            }

            var plan = await PlanLoader.LoadAsync(options, cancellationToken);
            context.Out.WriteLine($"{Path.GetRelativePath(context.WorkingDirectory, options.ConfigPath)} is valid: {plan.Cases.Count} cases");
            return (int)ExitCode.Done;
        });
        return command;
    }
}
