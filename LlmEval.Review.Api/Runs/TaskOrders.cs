using System.Text.Json;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Review.Api.Runs;

/// <summary>
/// Which tasks of a run a filter lets through, in order. To know it, all cases are looked at; of runs that are over this is done once, and
/// pages are cut from what was found. Safe for concurrent use.
/// </summary>
internal sealed class TaskOrders(IRunPages pages)
{
    // Some 150 bytes each; a list costs as much as a few places even when it is empty, for it has a key.
    private const int MostPlaces = 200_000;
    private const int ListCost = 10;

    private readonly Lock gate = new();
    private readonly Dictionary<(RunVersion Run, RunVersion? Since, string Filter), IReadOnlyList<TaskCursor>> known = [];
    private int places;

    /// <summary>The places of a page.</summary>
    /// <param name="run">The run.</param>
    /// <param name="since">The run that the filter compares with; null for none.</param>
    /// <param name="filter">Which tasks.</param>
    /// <param name="after">The last place of the page before; null for the first page.</param>
    /// <param name="limit">Most places.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<IReadOnlyList<TaskCursor>> ReadAsync(
        RunRecord run, RunRecord? since, TaskLineFilter filter, TaskCursor? after, int limit, CancellationToken cancellationToken)
    {
        var key = (Run: RunVersion.Of(run), Since: since is null ? (RunVersion?)null : RunVersion.Of(since), JsonSerializer.Serialize(filter));
        if (!key.Run.IsOver || key.Since is { IsOver: false }) return await pages.ListTasksAsync(run.Id, filter, after, limit, cancellationToken);
        var order = Find(key) ?? Keep(key, await pages.ListTasksAsync(run.Id, filter, after: null, limit: null, cancellationToken));
        var start = after is null ? 0 : IndexOf(order, after) + 1;
        // A place of another order, or of the run before it was over: the store knows what comes behind it.
        if (after is not null && start == 0) return await pages.ListTasksAsync(run.Id, filter, after, limit, cancellationToken);
        return [.. order.Skip(start).Take(limit)];
    }

    private static int IndexOf(IReadOnlyList<TaskCursor> order, TaskCursor place)
    {
        for (var index = 0; index < order.Count; index++)
        {
            if (order[index] == place) return index;
        }

        return -1;
    }

    private IReadOnlyList<TaskCursor>? Find((RunVersion Run, RunVersion? Since, string Filter) key)
    {
        lock (gate) return known.GetValueOrDefault(key);
    }

    private IReadOnlyList<TaskCursor> Keep((RunVersion Run, RunVersion? Since, string Filter) key, IReadOnlyList<TaskCursor> order)
    {
        lock (gate)
        {
            if (places + order.Count + ListCost > MostPlaces)
            {
                known.Clear();
                places = 0;
            }

            if (known.TryAdd(key, order)) places += order.Count + ListCost;
            return order;
        }
    }
}
