using LlmEval.Core.Domain.Assignments.Course;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Pipeline.Assignments.Course;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LlmEval.Review.Api.Assignments.Instructor;

/// <summary>Checks submissions for as long as the server runs, where it has what they are checked with.</summary>
internal sealed class EvaluationService(ReviewServerOptions options, ICourseStore store, EvaluationSignal signal, TimeProvider time, ILogger<EvaluationService> log) : BackgroundService
{
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(5);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Assignments.Checks is not { } ports) return;
        var evaluations = new Evaluations(store, ports);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await evaluations.NextAsync(stoppingToken) is null) await signal.WaitAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (StorageException e)
            {
                log.ChecksWait(e.Message);
                await Task.Delay(AfterFault, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}

/// <summary>Tells that a submission came.</summary>
internal sealed class EvaluationSignal : IDisposable
{
    // Submissions that were given back, or that another process took in, are looked for too.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim came = new(0, 1);

    /// <summary>One came.</summary>
    public void Set()
    {
        lock (came)
        {
            if (came.CurrentCount == 0) came.Release();
        }
    }

    /// <summary>Waits until one came, or for a while.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => came.WaitAsync(Longest, cancellationToken);

    /// <inheritdoc />
    public void Dispose() => came.Dispose();
}

/// <summary>What the server says of submissions that cannot be checked.</summary>
internal static partial class EvaluationLog
{
    [LoggerMessage(LogLevel.Error, "Submissions wait for their check: {Reason}")]
    public static partial void ChecksWait(this ILogger log, string reason);
}
