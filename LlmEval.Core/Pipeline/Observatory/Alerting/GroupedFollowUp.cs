using LlmEval.Core.Domain.Observatory;

namespace LlmEval.Core.Pipeline.Observatory.Alerting;

/// <summary>Draws the consequences of what arrives at the same time together: many senders cost little more than one.</summary>
/// <remarks>A lone sender waits for nobody. A sender that stops waiting stops nothing: what was handed over is followed up.</remarks>
public sealed class GroupedFollowUp(IIngestFollowUp inner) : IIngestFollowUp
{
    private const int LargestGroup = 2000;

    private readonly Lock gate = new();
    private readonly Queue<Entry> waiting = [];
    private bool isWorking;

    /// <inheritdoc />
    public Task FollowAsync(IReadOnlyList<IngestedResult> results, CancellationToken cancellationToken)
    {
        if (results.Count == 0) return Task.CompletedTask;
        var entry = new Entry(results, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (gate)
        {
            waiting.Enqueue(entry);
            if (!isWorking) _ = Task.Run(WorkAsync, CancellationToken.None);
            isWorking = true;
        }

        return entry.Done.Task.WaitAsync(cancellationToken);
    }

    private async Task WorkAsync()
    {
        while (NextGroup() is { Count: > 0 } group) await FollowAsync(group);
    }

    private List<Entry> NextGroup()
    {
        lock (gate)
        {
            List<Entry> group = [];
            for (var results = 0; waiting.TryPeek(out var next) && (group.Count == 0 || results + next.Results.Count <= LargestGroup); results += next.Results.Count) group.Add(waiting.Dequeue());
            isWorking = group.Count > 0;
            return group;
        }
    }

    private async Task FollowAsync(List<Entry> group)
    {
        try
        {
            await inner.FollowAsync([.. group.SelectMany(entry => entry.Results)], CancellationToken.None);
        }
        catch (Exception) when (group.Count > 1)
        {
            // One of them is at fault: alone, it fails alone.
            foreach (var entry in group) await FollowAsync([entry]);
            return;
        }
        catch (Exception e)
        {
            foreach (var entry in group) entry.Done.TrySetException(e);
            return;
        }

        foreach (var entry in group) entry.Done.TrySetResult();
    }

    private sealed record Entry(IReadOnlyList<IngestedResult> Results, TaskCompletionSource Done);
}
