using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Review.Api.Runs;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LlmEval.Review.Api.Events;

/// <summary>Looks into the store once for all browsers, and notes what changed: other processes write there.</summary>
internal sealed class ChangeWatch(IRunPages pages, IResultReader results, RunFiguresCache figures, ChangeLog log, TimeProvider clock, ILogger<ChangeWatch> output) : BackgroundService
{
    // Newer runs are those that still change; older ones do so by reviews alone.
    private const int Watched = 50;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private Dictionary<RunId, RunPulse>? seen;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            do await LookAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            var now = (await pages.ReadPulseAsync(Watched, cancellationToken)).ToDictionary(run => run.Run);
            // At the start nothing has changed: whoever connects loads everything.
            if (seen is not null) await NoteAsync(seen, now, cancellationToken);
            seen = now;
        }
        catch (StorageException e)
        {
            output.CannotLook(e.Message);
        }
    }

    private async Task NoteAsync(Dictionary<RunId, RunPulse> before, Dictionary<RunId, RunPulse> now, CancellationToken cancellationToken)
    {
        foreach (var run in now.Values.Where(run => !before.TryGetValue(run.Run, out var was) || was with { Judgments = run.Judgments } != run))
        {
            if ((await results.FindRunsAsync(run.Run.ToString(), cancellationToken)).SingleOrDefault() is not { } record) continue;
            var known = (await figures.ReadAsync([record], cancellationToken))[record.Id];
            log.Add(new ChangeEvent(ChangeKind.Run, record.Id.Value, new RunProgressResponse(record.Name, record.Status, RunMapping.Cases(record, known))));
        }

        foreach (var run in now.Values.Where(run => before.GetValueOrDefault(run.Run)?.Judgments != run.Judgments))
            log.Add(new ChangeEvent(ChangeKind.Judgments, run.Run.Value));
    }
}

/// <summary>What the watch says.</summary>
internal static partial class ChangeWatchLog
{
    [LoggerMessage(LogLevel.Warning, "Changes cannot be looked for, and are again in a second: {Problem}")]
    public static partial void CannotLook(this ILogger log, string problem);
}
