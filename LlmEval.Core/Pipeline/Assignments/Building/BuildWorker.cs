using System.Threading.Channels;
using LlmEval.Core.Domain.Assignments.Building;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Core.Pipeline.Assignments.Building;

/// <summary>Works on the jobs of a builder: several at once, the rounds of one task one after the other. What was open when it stopped goes on when it runs again.</summary>
/// <param name="settings">Who the builder is.</param>
/// <param name="ports">What it works with.</param>
public sealed class BuildWorker(BuilderSettings settings, BuilderPorts ports)
{
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(5);

    private readonly Channel<BuildJob> added = Channel.CreateUnbounded<BuildJob>();
    private readonly HashSet<Guid> seen = [];
    private readonly Dictionary<(string Email, string Task), Task> last = [];
    private string? waitingFor;

    /// <summary>Is told why jobs wait, in words: the database cannot be reached, or another process works on them. Once for as long as that lasts.</summary>
    public Action<string>? Waiting { get; init; }

    /// <summary>Is told of bugs that ended jobs.</summary>
    public Action<BuildJob, Exception>? Broken { get; init; }

    /// <summary>Takes on a job that was stored.</summary>
    public void Add(BuildJob job) => added.Writer.TryWrite(job);

    /// <summary>Works until it is stopped. One at a time.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var slots = new SemaphoreSlim(settings.Concurrency);
        IAsyncDisposable? claim = null;
        try
        {
            claim = await ClaimAsync(cancellationToken);
            var open = await ListOpenAsync(cancellationToken);
            waitingFor = null;
            foreach (var job in open) Start(job, slots, cancellationToken);
            await foreach (var job in added.Reader.ReadAllAsync(cancellationToken)) Start(job, slots, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The way in which a worker ends.
        }

        await Task.WhenAll(last.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (claim is not null) await claim.DisposeAsync();
    }

    // Two servers may be started with one .env: a task that both worked on would be published and told of twice.
    private async Task<IAsyncDisposable> ClaimAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                if (await ports.Jobs.TryClaimAsync(settings.Name, cancellationToken) is { } claim) return claim;
                await WaitAsync($"another process works on those of the builder '{settings.Name}'. They go on here when it ends.", cancellationToken);
            }
            catch (StorageException e)
            {
                await WaitAsync(e.Message, cancellationToken);
            }
        }
    }

    private async Task<IReadOnlyList<BuildJob>> ListOpenAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await ports.Jobs.ListOpenAsync(settings.Name, cancellationToken);
            }
            catch (StorageException e)
            {
                await WaitAsync(e.Message, cancellationToken);
            }
        }
    }

    private void Start(BuildJob job, SemaphoreSlim slots, CancellationToken cancellationToken)
    {
        // A job that came while the open ones were listed is told of twice.
        if (!seen.Add(job.Id)) return;
        foreach (var done in last.Where(pair => pair.Value.IsCompleted).Select(pair => pair.Key).ToList()) last.Remove(done);
        var task = (job.Email, job.Task);
        last[task] = RunAsync(last.GetValueOrDefault(task, Task.CompletedTask), job, slots, cancellationToken);
    }

    private async Task RunAsync(Task before, BuildJob job, SemaphoreSlim slots, CancellationToken cancellationToken)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await slots.WaitAsync(cancellationToken);
        try
        {
            var run = new BuildRun(settings, ports, job) { Broken = Broken };
            while (!await IsStoredAsync(run, cancellationToken))
            {
                // Until its end is stored, nobody knows of it.
            }
        }
        finally
        {
            slots.Release();
        }
    }

    private async Task<bool> IsStoredAsync(BuildRun run, CancellationToken cancellationToken)
    {
        try
        {
            await run.RunAsync(cancellationToken);
            waitingFor = null;
            return true;
        }
        catch (StorageException e)
        {
            await WaitAsync(e.Message, cancellationToken);
            return false;
        }
    }

    private Task WaitAsync(string why, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref waitingFor, why) != why) Waiting?.Invoke(why);
        return Task.Delay(AfterFault, ports.Time, cancellationToken);
    }
}
