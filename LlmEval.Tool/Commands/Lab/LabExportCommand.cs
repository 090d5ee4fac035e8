using System.CommandLine;
using System.Text;
using LlmEval.Adapters.Hosting;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Reporting;
using LlmEval.Core.Pipeline;

namespace LlmEval.Tool.Commands.Lab;

/// <summary><c>lab export</c>: experiments with all that was said of them as CSV, or a run as Markdown.</summary>
internal static class LabExportCommand
{
    private const string Examples = """
        llm-eval lab export -o lab.csv                                  everything, a line per opinion
        llm-eval lab export --prompt race-condition -o race.csv
        llm-eval lab export --run latest -o run.md                      one run to read, with every answer in full
        """;

    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var prompt = LabArguments.Prompt("Only this prompt");
        var run = new Option<string?>("--run") { Description = "Only this run: the end of its id, or latest" };
        var output = new Option<string?>("-o", "--output") { Description = "The file: .csv, or with --run also .md; without it, CSV to stdout", HelpName = "FILE" };
        var command = new CommandWithExamples("export", "Write experiments and what was said of them", Examples) { prompt, run, output };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var file = parsed.GetValue(output);
            var isMarkdown = Path.GetExtension(file)?.ToLowerInvariant() switch
            {
                null or ".csv" => false,
                ".md" => true,
                var other => throw new UsageException($"'{other}' is not a form that is written: name a .csv or .md file."),
            };
            if (isMarkdown && parsed.GetValue(run) is null) throw new UsageException("A Markdown file is of one run: add --run latest.");
            await using var lab = await LabOpening.ForReadingAsync(context, cancellationToken);
            var one = parsed.GetValue(run) is { } reference ? await LabRunFinder.FindAsync(lab.Runs, reference, parsed.GetValue(prompt), cancellationToken) : null;
            if (isMarkdown) await WriteMarkdownAsync(context, lab, one!, file!, cancellationToken);
            else await LabExporting.WriteCsvAsync(context, lab, one?.Prompt ?? parsed.GetValue(prompt), one?.Id, file, cancellationToken);
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static async Task WriteMarkdownAsync(ToolContext context, LabAccess lab, LabRun run, string file, CancellationToken cancellationToken)
    {
        var experiments = await lab.Experiments.ReadAsync(new ExperimentFilter { Run = run.Id }, cancellationToken);
        await LabExporting.WriteAsync(context, file, Encoding.UTF8.GetBytes(RunDump.Of(run, [.. Ordered(experiments)])), cancellationToken);
        context.Error.WriteLine($"wrote {file}: {experiments.Count} experiments");
    }

    private static IEnumerable<LabExperiment> Ordered(IEnumerable<LabExperiment> experiments) =>
        experiments.OrderBy(experiment => experiment.Row, StringComparer.Ordinal).ThenBy(experiment => experiment.Config.Name, StringComparer.Ordinal);
}
