using System.Collections.Concurrent;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Review.Api.Runs;

/// <summary>Figures and facets of runs. Those of a run that is over change no more, and are summed up once; a run that is gone on with is another entry.</summary>
internal sealed class RunFiguresCache(IRunPages pages)
{
    private const int MostRuns = 2_000;

    private readonly ConcurrentDictionary<RunVersion, RunFigures> known = new();
    private readonly ConcurrentDictionary<RunVersion, TaskFacets> facets = new();

    /// <summary>The figures of some runs.</summary>
    public async Task<IReadOnlyDictionary<RunId, RunFigures>> ReadAsync(IReadOnlyCollection<RunRecord> runs, CancellationToken cancellationToken)
    {
        var unknown = runs.Where(run => !known.ContainsKey(RunVersion.Of(run))).ToList();
        var read = unknown.Count == 0 ? new Dictionary<RunId, RunFigures>() : await pages.ReadFiguresAsync(unknown, cancellationToken);
        if (known.Count > MostRuns) known.Clear();
        foreach (var run in unknown.Where(run => RunVersion.Of(run).IsOver)) known[RunVersion.Of(run)] = read[run.Id];
        return runs.ToDictionary(run => run.Id, run => read.TryGetValue(run.Id, out var figures) ? figures : known[RunVersion.Of(run)]);
    }

    /// <summary>What the tasks of a run can be filtered by.</summary>
    public async Task<TaskFacets> ReadFacetsAsync(RunRecord run, CancellationToken cancellationToken)
    {
        if (facets.TryGetValue(RunVersion.Of(run), out var found)) return found;
        var read = await pages.ReadFacetsAsync(run.Id, cancellationToken);
        if (facets.Count > MostRuns) facets.Clear();
        if (RunVersion.Of(run).IsOver) facets[RunVersion.Of(run)] = read;
        return read;
    }
}
