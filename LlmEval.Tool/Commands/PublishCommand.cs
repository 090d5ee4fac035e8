using System.CommandLine;
using LlmEval.Adapters.Hosting;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Tracking;
using LlmEval.Core.Pipeline;
using LlmEval.Core.Pipeline.Events;
using LlmEval.Core.Pipeline.Observatory.Publishing;

namespace LlmEval.Tool.Commands;

/// <summary><c>publish</c>: publishes stored runs to the observatory.</summary>
internal static class PublishCommand
{
    private const string Examples = """
        llm-eval publish latest                           where its config says, else into our own store
        llm-eval publish 3f2a9c1e --examples
        llm-eval publish                                  every run that was to be published and has not arrived
        llm-eval publish latest --dashboard-url https://dashboard.example.org/eval360
        """;

    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var run = new Argument<string?>("run") { Description = "The last digits of a run's id, or latest; without it, every run that has not arrived", Arity = ArgumentArity.ZeroOrOne };
        var url = new Option<string?>("--dashboard-url") { Description = "A server of the dashboard's protocol; without it where the run was to be, else what its config or EVAL360_DASHBOARD_URL says" };
        var store = new Option<bool>("--store") { Description = "Into our own store, whatever the config says" };
        var examples = new Option<bool>("--examples") { Description = "With one example per task, whatever the config says" };
        var config = new Option<string?>("--config") { Description = "Another config than the run's own; only its observatory section counts" };
        var command = new CommandWithExamples("publish", "Publish the results of a run to the observatory", Examples) { run, url, store, examples, config };
        command.SetAction(async (parsed, _) =>
        {
            using var signals = StopSignals.Register(context);
            if (parsed.GetValue(url) is not null && parsed.GetValue(store)) throw new UsageException("--dashboard-url and --store name two places: give one of them.");
            var wish = new Wish(
                parsed.GetValue(store) ? RunPublishing.OwnStore : Address(parsed.GetValue(url)),
                parsed.GetValue(examples),
                parsed.GetValue(config) is { } path ? context.Absolute(path) : null);
            await using var results = await ResultAccess.OpenAsync(context.WorkingDirectory, signals.Token);
            if (parsed.GetValue(run) is not { } reference)
            {
                if (wish.IsGiven) throw new UsageException("The options are about one run: name it.");
                return (int)await SendPendingAsync(context, results, wish, signals.Token);
            }

            var record = await RunFinder.FindAsync(results.Reader, reference, signals.Token);
            if (record.Status == RunStatus.Running) throw new UsageException($"Run {record.Id.Short} has not ended yet; publish it when it has.");
            return (int)await SendAsync(context, results, record, await TargetsOfAsync(results, record, wish, context, signals.Token), wish, signals.Token);
        });
        return command;
    }

    private static async Task<ExitCode> SendPendingAsync(ToolContext context, ResultAccess results, Wish wish, CancellationToken stopped)
    {
        var pending = (await results.Outbox.ReadPendingAsync(stopped)).Where(entry => PublishingAccess.IsPublishing(entry.Target)).ToList();
        if (pending.Count == 0) context.Out.WriteLine("Everything has arrived.");
        var code = ExitCode.Done;
        foreach (var entry in pending)
        {
            var run = (await results.Reader.FindRunsAsync(entry.Run.ToString(), stopped)).Single();
            if (run.Status == RunStatus.Running) continue;
            if (await SendAsync(context, results, run, [entry.Target], wish, stopped) is not ExitCode.Done and var failed) code = failed;
            if (code == ExitCode.Interrupted) return code;
        }

        return code;
    }

    private static async Task<ExitCode> SendAsync(
        ToolContext context, ResultAccess results, RunRecord run, IReadOnlyList<TrackingTarget> targets, Wish wish, CancellationToken stopped)
    {
        var config = PublishingAccess.ConfigOf(run, wish.Config, context.WorkingDirectory);
        var options = wish.Examples ? config.Observatory with { Examples = true } : config.Observatory;
        var code = ExitCode.Done;
        foreach (var target in targets)
        {
            if (stopped.IsCancellationRequested) return ExitCode.Interrupted;
            var report = await results.PublishingOf(run, options, message => context.Error.WriteLine($"llm-eval: {message}")).SendAsync(run, options, config.Seed, target, stopped);
            foreach (var result in report.Results) context.Out.WriteLine(result.HasArrived ? $"  OK: {result.CheckpointId} on {result.Dataset} ({result.Metrics} metrics, {result.Examples} examples)" : $"  FAIL: {result.CheckpointId} on {result.Dataset} -> {result.Error}");
            (report.HasArrived ? context.Out : context.Error).WriteLine(new RunPublished(run.Id, PublishingAccess.Describe(target), report).Message);
            if (!report.HasArrived) code = stopped.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.Infrastructure;
        }

        return code;
    }

    // Where it is named; where it was to be; where its config says.
    private static async Task<IReadOnlyList<TrackingTarget>> TargetsOfAsync(ResultAccess results, RunRecord run, Wish wish, ToolContext context, CancellationToken stopped)
    {
        if (wish.Place is { } place) return [RunPublishing.Target(place == RunPublishing.OwnStore ? null : place)];
        var known = (await results.Outbox.ReadAsync(run.Id, stopped)).Select(entry => entry.Target).Where(PublishingAccess.IsPublishing).ToList();
        if (known.Count > 0) return known;
        var options = PublishingAccess.ConfigOf(run, wish.Config, context.WorkingDirectory).Observatory;
        return [PublishingAccess.TargetOf(options, Path.GetDirectoryName(run.ConfigPath)!, context.WorkingDirectory)];
    }

    private static Uri? Address(string? text) => text is null ? null
        : ObservatoryAccess.AddressOf(text) ?? throw new UsageException("--dashboard-url must be an http or https address without credentials, e.g. https://dashboard.example.org/eval360");

    /// <summary>What the options ask for.</summary>
    private sealed record Wish(Uri? Place, bool Examples, string? Config)
    {
        public bool IsGiven => Place is not null || Examples || Config is not null;
    }
}
