using System.CommandLine;
using LlmEval.Adapters.Yaml.Templates;
using LlmEval.Core.Pipeline;

namespace LlmEval.Tool.Commands;

/// <summary><c>init</c>: a commented config and a tiny dataset to start from.</summary>
internal static class InitCommand
{
    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var folder = new Argument<string?>("dir") { Description = "The folder; here by default", Arity = ArgumentArity.ZeroOrOne };
        var demo = new Option<bool>("--demo") { Description = "Recorded answers: needs no key and no server" };
        var command = new Command("init", "Write a config and a tiny dataset to start from") { folder, demo };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var path = context.Absolute(parsed.GetValue(folder) ?? ".");
            var choice = parsed.GetValue(demo) ? InitChoice.Demo : await TemplateWriting.FindProviderAsync(path, cancellationToken);
            TemplateWriting.Write(context, path, ConfigTemplates.For(choice, Path.GetFileName(Path.TrimEndingDirectorySeparator(path))));
            context.Error.WriteLine($"Models: {choice.Reason}");
            context.Error.WriteLine(path == context.WorkingDirectory ? "Next: llm-eval run" : $"Next: cd {parsed.GetValue(folder)} && llm-eval run");
            return (int)ExitCode.Done;
        });
        return command;
    }
}
