using System.CommandLine;
using LlmEval.Adapters.Hosting;
using LlmEval.Core.Pipeline;
using LlmEval.Tool.Terminal.Lab;

namespace LlmEval.Tool.Commands.Lab;

/// <summary><c>lab analyze</c>: figures per config, which one to use, how far people and judges agree.</summary>
internal static class LabAnalyzeCommand
{
    private const string Examples = """
        llm-eval lab analyze                                            every prompt that was run
        llm-eval lab analyze --prompt race-condition
        llm-eval lab analyze --prompt race-condition --run latest --json
        llm-eval lab analyze --prompt race-condition --export results.csv
        """;

    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var prompt = LabArguments.Prompt("Only this prompt; without it, every one that was run");
        var run = new Option<string?>("--run") { Description = "Only this run: the end of its id, or latest" };
        var export = new Option<string?>("--export") { Description = "Also writes every experiment to this CSV file, as lab export does", HelpName = "FILE" };
        var json = LabArguments.Json();
        var command = new CommandWithExamples("analyze", "Say which config is best, and how sure that is", Examples) { prompt, run, export, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var lab = await LabOpening.ForReadingAsync(context, cancellationToken);
            var one = parsed.GetValue(run) is { } reference ? await LabRunFinder.FindAsync(lab.Runs, reference, parsed.GetValue(prompt), cancellationToken) : null;
            var prompts = (one?.Prompt ?? parsed.GetValue(prompt)) is { } named ? [named] : await PromptsAsync(lab, cancellationToken);
            foreach (var name in prompts)
            {
                var analysis = await Analysis.OfAsync(lab, name, one?.Id, cancellationToken);
                if (parsed.GetValue(json)) LabJson.Write(context, LabDocuments.Of(analysis));
                else AnalysisView.Write(context, analysis);
            }

            if (parsed.GetValue(export) is { } file) await LabExporting.WriteCsvAsync(context, lab, one?.Prompt ?? parsed.GetValue(prompt), one?.Id, file, cancellationToken);
            if (prompts.Count == 0) context.Error.WriteLine("Nothing was run yet. Begin with: llm-eval lab run");
            return (int)(prompts.Count == 0 ? ExitCode.NothingRun : ExitCode.Done);
        });
        return command;
    }

    private static async Task<IReadOnlyList<string>> PromptsAsync(LabAccess lab, CancellationToken cancellationToken) =>
        [.. (await lab.Runs.ListRunsAsync(prompt: null, cancellationToken)).Select(run => run.Prompt).Distinct().Order(StringComparer.Ordinal)];
}
