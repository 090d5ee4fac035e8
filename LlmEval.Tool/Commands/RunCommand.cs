using System.CommandLine;
using LlmEval.Adapters.Hosting;
using LlmEval.Adapters.Reports;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Pipeline;
using LlmEval.Tool.Suite;
using LlmEval.Tool.Terminal;

namespace LlmEval.Tool.Commands;

/// <summary><c>run</c>: the main job.</summary>
internal static class RunCommand
{
    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var arguments = new RunArguments();
        var json = new Option<bool>("--json") { Description = "Print the result as JSON" };
        var command = new Command("run", "Run an evaluation: generate, execute, score, store") { json };
        var reports = new ReportArguments();
        arguments.AddTo(command);
        reports.AddTo(command);
        command.SetAction(async (parsed, _) =>
        {
            var files = reports.Read(parsed, context);
            var options = arguments.Read(parsed, context);
            return (int)await RunAsync(context, options, arguments.ReadPlatformArguments(parsed, context), files, parsed.GetValue(json));
        });
        return command;
    }

    private static async Task<ExitCode> RunAsync(ToolContext context, RunOptions options, IReadOnlyList<string> platformArguments, IReadOnlyList<ReportFile> files, bool json)
    {
        var progress = new RunProgress(TimeProvider.System);
        await using var suite = SuiteProcess.Start(options, platformArguments);
        using var signals = SuiteSignals.Forward(suite, context);
        await new RunView(context, TimeProvider.System).ShowAsync(suite.ReadEventsAsync(), progress);
        var code = await suite.WaitAsync();
        foreach (var warning in progress.Warnings) context.Error.WriteLine(warning);
        if (progress.Broken is { } broken)
        {
            context.Error.WriteLine(broken.Message);
            return broken.ExitCode;
        }

        if (progress.Finished is not { } finished)
        {
            if (Enum.IsDefined((ExitCode)code) && code is not 0) return WithLastLines(context, suite, (ExitCode)code);
            context.Error.WriteLine($"llm-eval: the suite ended without a result (exit code {code}). Its last lines:");
            return WithLastLines(context, suite, ExitCode.Infrastructure);
        }

        if (json) context.Out.WriteLine(RunJson.Write(finished.Run, finished.Summary, finished.Budget));
        else SummaryView.Write(context.Results, finished.Run, finished.Summary, progress.Cases);
        if (finished.Budget is { } budget) BudgetView.Write(context, finished.Run, finished.Summary, budget);
        foreach (var message in progress.Tracked?.Messages ?? []) context.Error.WriteLine(message);
        NextSteps.Write(context, finished.Run, progress.Cases);
        if (files.Count > 0 || context.GitHub is not null) await WriteReportsAsync(context, options, finished.Run.Id, files);
        return (ExitCode)code;
    }

    private static async Task WriteReportsAsync(ToolContext context, RunOptions options, RunId run, IReadOnlyList<ReportFile> files)
    {
        await using var results = await ResultAccess.OpenAsync(options, CancellationToken.None);
        // As it is stored: the report of today and that of tomorrow are the same file.
        var stored = await StoredRuns.FindAsync(results.Reader, run.ToString(), CancellationToken.None);
        var report = await StoredReport.ReadAsync(results.Reader, stored, CancellationToken.None);
        await ReportWriting.WriteAsync(context, report, files, context.GitHub, CancellationToken.None);
    }

    private static ExitCode WithLastLines(ToolContext context, SuiteProcess suite, ExitCode code)
    {
        foreach (var line in suite.LastLines) context.Error.WriteLine(line);
        return code;
    }
}
