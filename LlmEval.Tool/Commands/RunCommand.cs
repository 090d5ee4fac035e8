using System.CommandLine;
using LlmEval.Adapters.Hosting;
using LlmEval.Adapters.Reports;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Pipeline;
using LlmEval.Core.Pipeline.Events;
using LlmEval.Tool.Suite;
using LlmEval.Tool.Terminal;

namespace LlmEval.Tool.Commands;

/// <summary><c>run</c>: the main job.</summary>
internal static class RunCommand
{
    private const string Examples = """
        llm-eval run eval.yaml --models gpt-4o --limit 20
        llm-eval run eval.yaml --resume
        llm-eval run eval.yaml --dashboard-logging --dashboard-logging-examples
        llm-eval run eval.yaml --rerun failed --from latest --refresh-cache
        """;

    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var arguments = new RunArguments();
        var json = new Option<bool>("--json") { Description = "Print the result as JSON" };
        var reports = new ReportArguments();
        var command = new CommandWithExamples("run", "Run an evaluation: generate, execute, score, store", Examples) { json };
        arguments.AddTo(command);
        reports.AddTo(command);
        command.SetAction(async (parsed, _) =>
        {
            var files = reports.Read(parsed, context);
            var options = arguments.Read(parsed, context);
            return (int)await RunAsync(
                context, options, arguments.ReadPlatformArguments(parsed, context), arguments.ReadResumeLine(parsed), files, parsed.GetValue(json));
        });
        return command;
    }

    /// <summary>Runs the suite and shows what comes of it.</summary>
    /// <param name="context">Where it is shown.</param>
    /// <param name="options">What to run.</param>
    /// <param name="platformArguments">Options of the test platform.</param>
    /// <param name="again">The command that goes on with the run when it does not come to its end.</param>
    /// <param name="files">The reports to write.</param>
    /// <param name="json">Whether the result is printed as JSON.</param>
    public static async Task<ExitCode> RunAsync(
        ToolContext context, RunOptions options, IReadOnlyList<string> platformArguments, Func<RunRecord, string> again, IReadOnlyList<ReportFile> files, bool json)
    {
        var progress = new RunProgress(TimeProvider.System);
        await using var suite = SuiteProcess.Start(options, platformArguments);
        using var signals = SuiteSignals.Forward(suite, context);
        await new RunView(context, TimeProvider.System).ShowAsync(suite.ReadEventsAsync(), progress);
        var code = await suite.WaitAsync();
        foreach (var warning in progress.Warnings) context.Error.WriteLine(warning);
        if (progress.Finished is not { } finished)
        {
            var ended = progress.Broken is { } broken ? Say(context, broken) : WithoutResult(context, suite, code);
            if (progress.Run is { } begun) context.Error.WriteLine($"What was done is kept. Go on with: {again(begun)}");
            return ended;
        }

        if (json) context.Out.WriteLine(RunJson.Write(finished.Run, finished.Summary, finished.Snapshot, finished.Budget, progress.Judged));
        else SummaryView.Write(context.Results, finished.Run, finished.Summary, progress.Cases);
        if (!json && progress.Judged is { } judged) JudgingView.Write(context, judged);
        if (progress.NotJudged is { } notJudged) context.Error.WriteLine(notJudged);
        if (finished.Budget is { } budget) BudgetView.Write(context, finished.Run, finished.Summary, budget);
        foreach (var message in progress.Tracked?.Messages ?? []) context.Error.WriteLine(message);
        if (progress.Published is { } published) context.Error.WriteLine(published.Message);
        NextSteps.Write(context, finished.Run, progress.Cases, again(finished.Run));
        if (files.Count > 0 || context.GitHub is not null) await WriteReportsAsync(context, options, finished.Run.Id, files);
        if (finished.Snapshot is { } snapshot) SnapshotView.Write(context, finished.Run, snapshot);
        return (ExitCode)code;
    }

    private static async Task WriteReportsAsync(ToolContext context, RunOptions options, RunId run, IReadOnlyList<ReportFile> files)
    {
        await using var results = await ResultAccess.OpenAsync(options, CancellationToken.None);
        // As it is stored: the report of today and that of tomorrow are the same file.
        var stored = await RunFinder.FindAsync(results.Reader, run.ToString(), CancellationToken.None);
        var report = await StoredReport.ReadAsync(results.Reader, stored, CancellationToken.None);
        await ReportWriting.WriteAsync(context, report, files, context.GitHub, CancellationToken.None);
    }

    private static ExitCode Say(ToolContext context, RunBroken broken)
    {
        context.Error.WriteLine(broken.Message);
        return broken.ExitCode;
    }

    private static ExitCode WithoutResult(ToolContext context, SuiteProcess suite, int code)
    {
        var known = Enum.IsDefined((ExitCode)code) && code is not 0;
        if (!known) context.Error.WriteLine($"llm-eval: the suite ended without a result (exit code {code}). Its last lines:");
        foreach (var line in suite.LastLines) context.Error.WriteLine(line);
        return known ? (ExitCode)code : ExitCode.Infrastructure;
    }
}
