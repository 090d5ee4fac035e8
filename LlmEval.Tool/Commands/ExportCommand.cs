using System.CommandLine;
using LlmEval.Adapters.Exports;
using LlmEval.Adapters.Exports.Targets;
using LlmEval.Adapters.Hosting;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Users;
using LlmEval.Core.Pipeline;
using LlmEval.Tool.Terminal;

namespace LlmEval.Tool.Commands;

/// <summary><c>export</c>: writes preferences or judgments as files for training, annotation and analysis.</summary>
internal static class ExportCommand
{
    private const string AllRuns = "all";

    /// <summary>The command with its subcommands.</summary>
    public static Command Create(ToolContext context) =>
        new("export", "Write preferences or judgments as files") { Preferences(context), Judgments(context) };

    private static CommandWithExamples Preferences(ToolContext context)
    {
        var arguments = new ExportArguments(PreferenceExport.Formats);
        var policy = new PolicyArguments();
        var command = new CommandWithExamples("preferences", "Write the preferences that people's verdicts come to, with a manifest", """
            llm-eval export preferences latest --format trl -o preferences
            llm-eval export preferences all --format jsonl --split 0.9 -o preferences
            llm-eval export preferences --format kto --source human,llm -o preferences
            """);
        arguments.AddTo(command);
        policy.AddTo(command);
        command.SetAction((parsed, _) => RunAsync(context, arguments.Read(parsed, context), (source, runs, target, token) => PreferenceExport.WriteAsync(
            source,
            new PreferenceExportRequest { Runs = runs, Format = arguments.Format(parsed), Policy = policy.Read(parsed), TrainShare = policy.TrainShare(parsed) },
            target,
            token)));
        return command;
    }

    private static CommandWithExamples Judgments(ToolContext context)
    {
        var arguments = new ExportArguments(JudgmentExport.Formats);
        var command = new CommandWithExamples("judgments", "Write every judgment with its place in the chain, superseded ones included", """
            llm-eval export judgments latest --format jsonl -o judgments
            """);
        arguments.AddTo(command);
        command.SetAction((parsed, _) => RunAsync(context, arguments.Read(parsed, context), (source, runs, target, token) => JudgmentExport.WriteAsync(
            source, new JudgmentExportRequest { Runs = runs, Format = arguments.Format(parsed) }, target, token)));
        return command;
    }

    private static async Task<int> RunAsync(
        ToolContext context,
        (IReadOnlyList<string> Runs, string Folder) asked,
        Func<ExportSource, IReadOnlyList<RunRecord>, IExportTarget, CancellationToken, Task<ExportManifest>> writeAsync)
    {
        using var signals = StopSignals.Register(context);
        try
        {
            await using var results = await ResultAccess.OpenAsync(context.WorkingDirectory, signals.Token);
            var runs = await FindAsync(results.Reader, asked.Runs, signals.Token);
            using var target = await FolderTarget.OpenAsync(asked.Folder, signals.Token);
            var manifest = await writeAsync(results.Exports, runs, target, signals.Token);
            await results.Audit.AddAsync(Entry(manifest, asked.Folder, runs), CancellationToken.None);
            ExportView.Show(context, manifest, asked.Folder);
            return (int)ExitCode.Done;
        }
        catch (OperationCanceledException) when (signals.Token.IsCancellationRequested)
        {
            context.Error.WriteLine("llm-eval: interrupted; nothing was written.");
            return (int)ExitCode.Interrupted;
        }
    }

    private static async Task<IReadOnlyList<RunRecord>> FindAsync(IResultReader reader, IReadOnlyList<string> references, CancellationToken cancellationToken)
    {
        if (references.Contains(AllRuns)) return [.. (await reader.ListRunsAsync(int.MaxValue, cancellationToken)).Select(overview => overview.Run)];
        var runs = new List<RunRecord>();
        foreach (var reference in references) runs.Add(await RunFinder.FindAsync(reader, reference, cancellationToken));
        return runs;
    }

    private static AuditEntry Entry(ExportManifest manifest, string folder, IReadOnlyList<RunRecord> runs) => new(
        TimeProvider.System.GetUtcNow(),
        User: null,
        $"{manifest.Kind}.export",
        runs.Count == 1 ? runs[0].Id.ToString() : $"{runs.Count} runs",
        $"{manifest.Counts.Written} {manifest.Kind} as {manifest.DataFormat} to {folder}");
}
