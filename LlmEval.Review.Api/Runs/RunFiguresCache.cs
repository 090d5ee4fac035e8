using System.Collections.Concurrent;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Review.Api.Runs;

/// <summary>Figures of runs. Those of a run that is over change no more, and are summed up once; a run that is gone on with is another entry.</summary>
internal sealed class RunFiguresCache(IRunPages pages)
{
    private const int MostRuns = 2_000;

    private readonly ConcurrentDictionary<(RunId Run, RunStatus Status, DateTimeOffset? End), RunFigures> known = new();

    /// <summary>The figures of some runs.</summary>
    public async Task<IReadOnlyDictionary<RunId, RunFigures>> ReadAsync(IReadOnlyCollection<RunRecord> runs, CancellationToken cancellationToken)
    {
        var unknown = runs.Where(run => !known.ContainsKey(KeyOf(run))).ToList();
        var read = unknown.Count == 0 ? new Dictionary<RunId, RunFigures>() : await pages.ReadFiguresAsync(unknown, cancellationToken);
        if (known.Count > MostRuns) known.Clear();
        foreach (var run in unknown.Where(run => run.Status is not (RunStatus.Running or RunStatus.Killed))) known[KeyOf(run)] = read[run.Id];
        return runs.ToDictionary(run => run.Id, run => read.TryGetValue(run.Id, out var figures) ? figures : known[KeyOf(run)]);
    }

    private static (RunId Run, RunStatus Status, DateTimeOffset? End) KeyOf(RunRecord run) => (run.Id, run.Status, run.FinishedAt);
}
