using System.CommandLine;
using LlmEval.Adapters.Hosting;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Pipeline;
using LlmEval.Core.Pipeline.Events;
using LlmEval.Tool.Terminal;

namespace LlmEval.Tool.Commands;

/// <summary><c>show</c>: one run, or one case with prompt, response, code and output.</summary>
internal static class ShowCommand
{
    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var run = new Argument<string>("run") { Description = "The last digits of a run's id, or latest", DefaultValueFactory = _ => "latest" };
        var failed = new Option<bool>("--failed") { Description = "List the cases that failed" };
        var notMeasured = new Option<bool>("--not-measured") { Description = "List the cases that could not be measured" };
        var all = new Option<bool>("--cases") { Description = "List every case" };
        var caseName = new Option<string?>("--case") { Description = "Show one case: model/task" };
        var code = new Option<bool>("--code") { Description = "With --case: show the code that was run" };
        var json = new Option<bool>("--json") { Description = "Print JSON" };
        var command = new Command("show", "Show a run or one of its cases") { run, failed, notMeasured, all, caseName, code, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var results = await ResultAccess.OpenAsync(context.WorkingDirectory, cancellationToken);
            var record = await StoredRuns.FindAsync(results.Reader, parsed.GetValue(run)!, cancellationToken);
            if (parsed.GetValue(caseName) is { } name)
            {
                await ShowCaseAsync(context, results.Reader, record, name, parsed.GetValue(code), parsed.GetValue(json), cancellationToken);
                return (int)ExitCode.Done;
            }

            var cases = await results.Reader.ReadCasesAsync(record.Id, cancellationToken);
            var wanted = CaseFilter(parsed.GetValue(failed), parsed.GetValue(notMeasured), parsed.GetValue(all));
            ShowRun(context, record, cases, wanted, parsed.GetValue(json));
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static Func<CaseFacts, bool>? CaseFilter(bool failed, bool notMeasured, bool all) => (failed, notMeasured, all) switch
    {
        (false, false, false) => null,
        (_, _, true) => _ => true,
        _ => facts => (failed && facts.Verdict == CaseVerdict.Failed) || (notMeasured && facts.Verdict is null or CaseVerdict.NotMeasured),
    };

    private static void ShowRun(ToolContext context, RunRecord run, IReadOnlyList<CaseFacts> cases, Func<CaseFacts, bool>? wanted, bool json)
    {
        var summary = RunSummarizer.Summarize(run, cases);
        var listed = cases.Where(wanted ?? (_ => false)).ToList();
        if (json)
        {
            context.Out.WriteLine(RunJson.Write(run, summary));
            foreach (var facts in listed) context.Out.WriteLine(RunEventJson.WriteDocument(facts));
            return;
        }

        if (wanted is null)
        {
            RunHeader.Write(context.Results, run);
            SummaryView.Write(context.Results, run, summary, cases);
        }
        else
        {
            CaseList.Write(context.Results, listed);
        }

        NextSteps.Write(context, run, cases);
    }

    private static async Task ShowCaseAsync(
        ToolContext context, IResultReader reader, RunRecord run, string name, bool code, bool json, CancellationToken cancellationToken)
    {
        var stored = await reader.ReadCaseAsync(run.Id, name, cancellationToken)
            ?? throw new UsageException($"Run {run.Id.Short} has no case '{name}'. See: llm-eval show {run.Id.Short} --cases");
        if (json) context.Out.WriteLine(RunEventJson.WriteDocument(stored));
        else CaseView.Write(context.Out, stored, code);
    }
}
