using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Review.Api.Review;

/// <summary>Names of runs for lists of pairs.</summary>
internal sealed class RunNames(IResultReader results)
{
    /// <summary>The names; the short id of a run that was deleted meanwhile.</summary>
    public async Task<IReadOnlyDictionary<RunId, string>> ReadAsync(IEnumerable<RunId> runs, CancellationToken cancellationToken)
    {
        var names = new Dictionary<RunId, string>();
        foreach (var run in runs.Distinct())
            names[run] = (await results.FindRunsAsync(run.ToString(), cancellationToken)).SingleOrDefault()?.Name ?? run.Short;
        return names;
    }
}
