using System.CommandLine;
using LlmEval.Adapters.Hosting;
using LlmEval.Adapters.MLflow;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Tracking;
using LlmEval.Core.Pipeline;

namespace LlmEval.Tool.Commands;

/// <summary><c>track</c>: sends to MLflow what has not arrived there yet.</summary>
internal static class TrackCommand
{
    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var run = new Argument<string?>("run") { Description = "The last digits of a run's id, or latest; without it, every run that has not arrived", Arity = ArgumentArity.ZeroOrOne };
        var url = new Option<string?>("--url") { Description = $"The MLflow server; without it where the run was to be, else {MlflowAddress.Variable}" };
        var experiment = new Option<string?>("--experiment") { Description = "The experiment; without it the one where the run was to be, else llm-eval" };
        var command = new CommandWithExamples("track", "Send to MLflow what has not arrived there yet", """
            llm-eval track
            llm-eval track latest --url http://localhost:5000 --experiment trials
            """)
        {
            run, url, experiment,
        };
        command.SetAction(async (parsed, _) =>
        {
            using var signals = StopSignals.Register(context);
            await using var results = await ResultAccess.OpenAsync(context.WorkingDirectory, signals.Token);
            var elsewhere = new Elsewhere(Address(parsed.GetValue(url)), parsed.GetValue(experiment));
            var outstanding = parsed.GetValue(run) is { } reference
                ? await OfRunAsync(context, results, await RunFinder.FindAsync(results.Reader, reference, signals.Token), elsewhere, signals.Token)
                : elsewhere.IsGiven ? throw new UsageException("--url and --experiment are about one run: name it.")
                : await PendingAsync(results, signals.Token);
            return (int)await SendAsync(context, results, outstanding, signals.Token);
        });
        return command;
    }

    private static async Task<ExitCode> SendAsync(
        ToolContext context, ResultAccess results, IReadOnlyList<(RunRecord Run, TrackingTarget Target)> outstanding, CancellationToken stopped)
    {
        if (outstanding.Count == 0) context.Out.WriteLine("Everything has arrived.");
        var code = ExitCode.Done;
        foreach (var (run, target) in outstanding)
        {
            if (stopped.IsCancellationRequested) return ExitCode.Interrupted;
            var report = await results.TrackingOf(run).SendAsync(run.Id, target, stopped);
            foreach (var note in report.Notes) context.Error.WriteLine($"llm-eval: {note}");
            if (report.HasArrived)
            {
                context.Out.WriteLine($"{run.Id.Short}  {report.Page}");
                continue;
            }

            context.Error.WriteLine($"llm-eval: run {run.Id.Short} has not arrived: {report.Error}.");
            code = stopped.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.Infrastructure;
        }

        return code;
    }

    private static async Task<IReadOnlyList<(RunRecord Run, TrackingTarget Target)>> OfRunAsync(
        ToolContext context, ResultAccess results, RunRecord run, Elsewhere elsewhere, CancellationToken stopped)
    {
        if (run.Status == RunStatus.Running) throw new UsageException($"Run {run.Id.Short} has not ended yet; it is sent when it does.");
        var known = (await results.Outbox.ReadAsync(run.Id, stopped)).Select(entry => entry.Target).Where(target => !PublishingAccess.IsPublishing(target)).ToList();
        if (known.Count == 0 || elsewhere.Server is not null)
        {
            var server = elsewhere.Server ?? TrackingAccess.ServerOf(context.WorkingDirectory, Path.GetDirectoryName(run.ConfigPath)!)
                ?? throw new UsageException($"Run {run.Id.Short} was not to be tracked. Name the server with --url, or in {MlflowAddress.Variable}.");
            known = [TrackingAccess.Mlflow(server, elsewhere.Experiment ?? known.FirstOrDefault()?.Experiment)];
        }

        // Given another place, it is no longer wanted where it could not be sent.
        if (elsewhere.IsGiven) await results.Outbox.RemovePendingAsync(run.Id, MlflowRunTracker.LiteralName, stopped);
        return [.. known.Select(target => target with { Experiment = elsewhere.Experiment ?? target.Experiment }).Distinct().Select(target => (run, target))];
    }

    private static async Task<IReadOnlyList<(RunRecord Run, TrackingTarget Target)>> PendingAsync(ResultAccess results, CancellationToken stopped)
    {
        var pending = new List<(RunRecord Run, TrackingTarget Target)>();
        foreach (var entry in await results.Outbox.ReadPendingAsync(stopped))
        {
            if (PublishingAccess.IsPublishing(entry.Target)) continue;
            var run = (await results.Reader.FindRunsAsync(entry.Run.ToString(), stopped)).Single();
            if (run.Status != RunStatus.Running) pending.Add((run, entry.Target));
        }

        return pending;
    }

    private static Uri? Address(string? text) => text is null ? null
        : MlflowAddress.Parse(text) ?? throw new UsageException(
            "--url must be an http or https address without credentials. These come from MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, "
            + "or MLFLOW_TRACKING_TOKEN.");

    /// <summary>Another place than the one where a run was to be.</summary>
    private sealed record Elsewhere(Uri? Server, string? Experiment)
    {
        public bool IsGiven => Server is not null || Experiment is not null;
    }
}
