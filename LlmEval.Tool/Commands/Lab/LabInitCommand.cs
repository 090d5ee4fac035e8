using System.CommandLine;
using LlmEval.Adapters.Yaml.Templates;
using LlmEval.Core.Pipeline;

namespace LlmEval.Tool.Commands.Lab;

/// <summary><c>lab init</c>: connections, prompts, configs and a review prompt to start from.</summary>
internal static class LabInitCommand
{
    private const string Examples = """
        llm-eval lab init                    here, for the provider whose key or server is found
        llm-eval lab init --demo my-lab      recorded answers and a recorded judge: needs no key and no server
        """;

    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var folder = new Argument<string?>("dir") { Description = "The folder; here by default", Arity = ArgumentArity.ZeroOrOne };
        var demo = new Option<bool>("--demo") { Description = "Recorded answers and a recorded judge: needs no key and no server" };
        var command = new CommandWithExamples("init", "Write connections, prompts, configs and a review prompt to start from, and take them into the database", Examples) { folder, demo };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var path = context.Absolute(parsed.GetValue(folder) ?? ".");
            var choice = parsed.GetValue(demo) ? InitChoice.Demo : await TemplateWriting.FindProviderAsync(path, cancellationToken);
            TemplateWriting.Write(context, path, LabTemplates.For(choice));
            context.Error.WriteLine($"Models: {choice.Reason}");
            await using (var lab = await LabOpening.InAsync(context, path, cancellationToken)) await LabImporting.ImportAsync(context, lab.Catalogue, [path], cancellationToken);
            var go = path == context.WorkingDirectory ? "" : $"cd {parsed.GetValue(folder)} && ";
            context.Error.WriteLine($"Next: {go}llm-eval lab run --prompt race-condition --runs 5 --review-prompt clear-answers");
            context.Error.WriteLine($"      {go}llm-eval serve, then the Lab section");
            return (int)ExitCode.Done;
        });
        return command;
    }
}
