using System.CommandLine;
using LlmEval.Adapters.Hosting;
using LlmEval.Adapters.Reports;
using LlmEval.Core.Pipeline;

namespace LlmEval.Tool.Commands;

/// <summary><c>report</c>: writes a stored run as files.</summary>
internal static class ReportCommand
{
    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var run = new Argument<string>("run") { Description = "The last digits of a run's id, or latest", DefaultValueFactory = _ => "latest" };
        var github = new Option<bool>("--github") { Description = "Also write the step summary and annotations of GitHub Actions" };
        var reports = new ReportArguments();
        var command = new Command("report", "Write a run as HTML, Markdown, JSON, CSV, JUnit or TRX") { run, github };
        reports.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var files = reports.Read(parsed, context);
            var onGitHub = parsed.GetValue(github) ? context.GitHub ?? throw new UsageException("--github is for a step of GitHub Actions: GITHUB_ACTIONS is not true.") : null;
            if (files.Count == 0 && onGitHub is null) throw new UsageException("Name at least one file: llm-eval report latest -o report.html");
            await using var results = await ResultAccess.OpenAsync(context.WorkingDirectory, cancellationToken);
            var record = await StoredRuns.FindAsync(results.Reader, parsed.GetValue(run)!, cancellationToken);
            var report = await StoredReport.ReadAsync(results.Reader, record, cancellationToken);
            await ReportWriting.WriteAsync(context, report, files, onGitHub, cancellationToken);
            return (int)ExitCode.Done;
        });
        return command;
    }
}
