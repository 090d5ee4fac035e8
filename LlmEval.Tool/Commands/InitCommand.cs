using System.CommandLine;
using LlmEval.Adapters.OpenAi;
using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Templates;
using LlmEval.Adapters.Yaml.Variables;
using LlmEval.Core.Pipeline;

namespace LlmEval.Tool.Commands;

/// <summary><c>init</c>: a commented config and a tiny dataset to start from.</summary>
internal static class InitCommand
{
    // A server on this machine answers at once or is not there.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var folder = new Argument<string?>("dir") { Description = "The folder; here by default", Arity = ArgumentArity.ZeroOrOne };
        var demo = new Option<bool>("--demo") { Description = "Recorded answers: needs no key and no server" };
        var command = new Command("init", "Write a config and a tiny dataset to start from") { folder, demo };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var path = context.Absolute(parsed.GetValue(folder) ?? ".");
            var choice = parsed.GetValue(demo) ? InitChoice.Demo : await FindAsync(path, cancellationToken);
            var result = Write(path, ConfigTemplates.For(choice, Path.GetFileName(Path.TrimEndingDirectorySeparator(path))));
            foreach (var file in result.Written) context.Out.WriteLine($"wrote {Path.GetRelativePath(context.WorkingDirectory, file)}");
            foreach (var file in result.Kept) context.Out.WriteLine($"kept  {Path.GetRelativePath(context.WorkingDirectory, file)} (it was there)");
            context.Error.WriteLine($"Models: {choice.Reason}");
            context.Error.WriteLine(path == context.WorkingDirectory ? "Next: llm-eval run" : $"Next: cd {parsed.GetValue(folder)} && llm-eval run");
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static async Task<InitChoice> FindAsync(string path, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { Timeout = Patience };
        var environment = DotEnv.Under(Environment.GetEnvironmentVariable, [path], new DiagnosticBag());
        return await InitChoice.FindAsync(environment, token => LocalModels.ListAsync(http, LocalModels.Ollama, token), cancellationToken);
    }

    private static InitResult Write(string path, IReadOnlyList<TemplateFile> files)
    {
        try
        {
            return ConfigTemplates.Write(path, files);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be written to: {e.Message}");
        }
    }
}
