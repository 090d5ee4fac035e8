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
                if (await evaluations.NextAsync(stoppingToken) is { } done) Tell(done);
                else await signal.WaitAsync(stoppingToken);
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
            catch (Exception bug)
            {
                // Whatever it is: the server and the checks of others go on.
                log.ChecksBroke(bug);
                await Task.Delay(AfterFault, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void Tell(EvaluatedNotice done)
    {
        var notice = done.Notice.Notice;
        if (done.Fault is { } fault) log.CheckBroke(fault, notice.Task, notice.Round, done.Notice.Id);
        if (done.PutOff is { } again) log.CheckIsPutOff(notice.Task, notice.Round, done.Notice.Id, again.Until, again.Reason);
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

    [LoggerMessage(LogLevel.Error, "A check of submissions ended by a fault of this server")]
    public static partial void ChecksBroke(this ILogger log, Exception bug);

    [LoggerMessage(LogLevel.Error, "The check of {Task}, round {Round} ({Submission}) broke off")]
    public static partial void CheckBroke(this ILogger log, Exception fault, string task, int round, Guid submission);

    [LoggerMessage(LogLevel.Warning, "The check of {Task}, round {Round} ({Submission}) is done again from {Until}: {Reason}")]
    public static partial void CheckIsPutOff(this ILogger log, string task, int round, Guid submission, DateTimeOffset until, string reason);
}
