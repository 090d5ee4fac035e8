using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Results;
using LlmEval.Review.Api.Events;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LlmEval.Review.Api.Lab;

/// <summary>Looks once for all browsers at what other processes do in the lab. What this process does is told by <see cref="LabChanges"/>.</summary>
internal sealed class LabWatch(ILabRuns runs, ILabExperiments experiments, LabChanges changes, TimeProvider clock, ILogger<LabWatch> output) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private Dictionary<string, Pulse>? seen;

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
            var now = await ReadAsync(cancellationToken);
            // At the start nothing has changed: whoever connects loads everything.
            foreach (var moved in seen is null ? [] : Moved(seen, now)) changes.Tell(moved.Prompt, moved.Run, moved.Session);
            seen = now;
        }
        catch (StorageException e)
        {
            output.CannotLook(e.Message);
        }
    }

    private async Task<Dictionary<string, Pulse>> ReadAsync(CancellationToken cancellationToken)
    {
        var now = new Dictionary<string, Pulse>(StringComparer.Ordinal);
        foreach (var run in await runs.UnfinishedRunsAsync(cancellationToken))
        {
            var made = (await experiments.ReadFactsAsync(new ExperimentFilter { Run = run.Id }, cancellationToken)).Count;
            now[run.Id] = new Pulse(run.Prompt, run.Id, run.Session, $"{run.Status} {made}");
        }

        foreach (var session in await runs.ListSessionsAsync(prompt: null, unfinishedOnly: true, int.MaxValue, cancellationToken))
            now[session.Id] = new Pulse(session.Prompt, Run: null, session.Id, $"{session.UpdatedAt:O}");
        return now;
    }

    // What is no longer among the unfinished came to rest.
    private static IEnumerable<Pulse> Moved(Dictionary<string, Pulse> before, Dictionary<string, Pulse> now) =>
        now.Values.Where(pulse => before.GetValueOrDefault(pulse.Run ?? pulse.Session!) != pulse)
            .Concat(before.Where(pulse => !now.ContainsKey(pulse.Key)).Select(pulse => pulse.Value));

    private sealed record Pulse(string Prompt, string? Run, string? Session, string State);
}
