using System.CommandLine;
using LlmEval.Adapters.Hosting;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Pipeline;
using LlmEval.Core.Pipeline.Judging;
using LlmEval.Tool.Terminal;

namespace LlmEval.Tool.Commands;

/// <summary><c>judge</c>: has a judge compare the responses of a stored run. What is judged already is left alone.</summary>
internal static class JudgeCommand
{
    private const string Examples = """
        llm-eval judge latest                                 what the config's judge has not judged yet
        llm-eval judge latest --set judge.mode=test_aware     by another judge, beside the first
        llm-eval judge 3f2a9c1b --config other.yaml --max-cost 2
        """;

    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var reference = new Argument<string>("run") { Description = "The last digits of a run's id, or latest" };
        var config = new Option<string?>("--config") { Description = "Another config than the run's own, as it is now" };
        var set = new Option<string[]>("--set") { Description = "Change the config: path=value, e.g. judge.pairs=adjacent" };
        var maxCost = new Option<string?>("--max-cost") { Description = "The most that the run may cost with its judging, in US dollars", HelpName = "USD" };
        var json = new Option<bool>("--json") { Description = "Print the result as JSON" };
        var start = new StartArguments();
        var command = new CommandWithExamples("judge", "Have a judge compare the responses of a stored run", Examples) { reference, config, set, maxCost, json };
        start.AddCacheTo(command);
        command.SetAction(async (parsed, _) =>
        {
            using var signals = StopSignals.Register(context);
            try
            {
                var run = await FindAsync(context, parsed.GetValue(reference)!, signals.Token);
                var options = new RunOptions
                {
                    ConfigPath = ConfigFinder.Find(parsed.GetValue(config) ?? run.ConfigPath, context),
                    WorkingDirectory = context.WorkingDirectory,
                    Overrides = [.. parsed.GetValue(set) ?? [], .. parsed.GetValue(maxCost) is { } usd ? [$"budget.max_cost_usd={usd}"] : Array.Empty<string>()],
                    Cache = start.ReadCache(parsed),
                };
                return (int)await JudgeAsync(context, run, options, parsed.GetValue(json), signals.Token);
            }
            catch (OperationCanceledException) when (signals.Token.IsCancellationRequested)
            {
                context.Error.WriteLine("llm-eval: interrupted; nothing was judged.");
                return (int)ExitCode.Interrupted;
            }
        });
        return command;
    }

    private static async Task<ExitCode> JudgeAsync(ToolContext context, RunRecord run, RunOptions options, bool json, CancellationToken stop)
    {
        if (run.Status != RunStatus.Completed)
            throw new UsageException($"Run {run.Id.Short} is not complete. Go on with it first: llm-eval run {context.Place(run.ConfigPath)} --resume {run.Id.Short}");
        var loaded = ConfigAccess.Load(options, context.Error.WriteLine);
        if (loaded.Judge is null) throw new UsageException($"{context.Place(options.ConfigPath)} has no judge. Describe one under `judge:` (see docs/judge.md).");

        var progress = new RunProgress(TimeProvider.System);
        var events = new EventChannel();
        await using var judging = await JudgeAccess.OpenAsync(loaded, options.WorkingDirectory, options.Cache, events, stop);
        var showing = new RunView(context, TimeProvider.System).ShowAsync(events.ReadAllAsync(), progress);
        JudgingReport report;
        try
        {
            report = await judging.JudgeAsync(run, stop);
        }
        finally
        {
            events.Complete();
            await showing;
        }

        if (json) context.Out.WriteLine(RunJson.Write(report));
        else JudgingView.Write(context, report);
        if (judging.Budget is { } budget) BudgetView.WriteState(context, budget);
        return ExitCodeOf(report);
    }

    private static ExitCode ExitCodeOf(JudgingReport report) => report.Status switch
    {
        JudgingStatus.Stopped => ExitCode.Interrupted,
        JudgingStatus.BudgetReached => ExitCode.Budget,
        JudgingStatus.Refused => ExitCode.Infrastructure,
        _ when report.Lines.Count == 0 => ExitCode.NothingRun,
        // Some pairs without an answer are said and can be tried again; all of them are no judging.
        _ => report.Lines.All(line => line.Unresolved == line.Pairs) ? ExitCode.Infrastructure : ExitCode.Done,
    };

    // Closed before the config's own database is opened.
    private static async Task<RunRecord> FindAsync(ToolContext context, string reference, CancellationToken cancellationToken)
    {
        await using var results = await ResultAccess.OpenAsync(context.WorkingDirectory, cancellationToken);
        return await RunFinder.FindAsync(results.Reader, reference, cancellationToken);
    }
}
