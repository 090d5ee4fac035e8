using System.Collections.Concurrent;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Review.Api.Runs;

/// <summary>Figures and facets of runs. Those of a run that is over change no more, and are summed up once; a run that is gone on with is another entry.</summary>
internal sealed class RunFiguresCache(IRunPages pages)
{
    private const int MostRuns = 2_000;

    private readonly ConcurrentDictionary<(RunId Run, RunStatus Status, DateTimeOffset? End), RunFigures> known = new();
    private readonly ConcurrentDictionary<(RunId Run, RunStatus Status, DateTimeOffset? End), TaskFacets> facets = new();

    /// <summary>The figures of some runs.</summary>
    public async Task<IReadOnlyDictionary<RunId, RunFigures>> ReadAsync(IReadOnlyCollection<RunRecord> runs, CancellationToken cancellationToken)
    {
        var unknown = runs.Where(run => !known.ContainsKey(KeyOf(run))).ToList();
        var read = unknown.Count == 0 ? new Dictionary<RunId, RunFigures>() : await pages.ReadFiguresAsync(unknown, cancellationToken);
        if (known.Count > MostRuns) known.Clear();
        foreach (var run in unknown.Where(IsOver)) known[KeyOf(run)] = read[run.Id];
        return runs.ToDictionary(run => run.Id, run => read.TryGetValue(run.Id, out var figures) ? figures : known[KeyOf(run)]);
    }

    /// <summary>What the tasks of a run can be filtered by.</summary>
    public async Task<TaskFacets> ReadFacetsAsync(RunRecord run, CancellationToken cancellationToken)
    {
        if (facets.TryGetValue(KeyOf(run), out var found)) return found;
        var read = await pages.ReadFacetsAsync(run.Id, cancellationToken);
        if (facets.Count > MostRuns) facets.Clear();
        if (IsOver(run)) facets[KeyOf(run)] = read;
        return read;
    }

    private static bool IsOver(RunRecord run) => run.Status is not (RunStatus.Running or RunStatus.Killed);

    private static (RunId Run, RunStatus Status, DateTimeOffset? End) KeyOf(RunRecord run) => (run.Id, run.Status, run.FinishedAt);
}
