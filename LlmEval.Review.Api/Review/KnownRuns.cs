using System.Collections.Concurrent;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Review.Api.Review;

/// <summary>What reviewing shows of a run and never changes, read once per run. Safe for concurrent use.</summary>
internal sealed class KnownRuns(IResultReader results)
{
    private const int Most = 2_000;

    private readonly ConcurrentDictionary<RunId, KnownRun> known = new();

    /// <summary>A run; null when it was deleted before anybody asked.</summary>
    public async Task<KnownRun?> FindAsync(RunId run, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(run, out var found)) return found;
        if ((await results.FindRunsAsync(run.ToString(), cancellationToken)).SingleOrDefault() is not { } record) return null;
        if (known.Count >= Most) known.Clear();
        return known[run] = new KnownRun(record.Name, JudgeCriteria.Of(record.ConfigYaml));
    }

    /// <summary>The names of runs; the short id of a run that was deleted meanwhile.</summary>
    public async Task<IReadOnlyDictionary<RunId, string>> ReadNamesAsync(IEnumerable<RunId> runs, CancellationToken cancellationToken)
    {
        var names = new Dictionary<RunId, string>();
        foreach (var run in runs.Distinct()) names[run] = (await FindAsync(run, cancellationToken))?.Name ?? run.Short;
        return names;
    }
}

/// <summary>What never changes of a run.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Criteria">What a good response is.</param>
internal sealed record KnownRun(string Name, string Criteria);
