using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Assignments.Course;

namespace LlmEval.Core.Pipeline.Assignments.Course;

/// <summary>Checks submissions, oldest first, each once. The queue is in the store: what was not checked when this stops is checked when it runs again.</summary>
/// <remarks>What fails on our side is tried again later, three times in all; only then is it stored as not measured. Other submissions do not wait for it.</remarks>
/// <param name="store">Keeps submissions and results.</param>
/// <param name="ports">What they are checked with.</param>
public sealed class Evaluations(ICourseStore store, AssignmentPorts ports)
{
    /// <summary>How long a submission is left to whoever began its check. No check takes as long: whoever began it is gone then.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan[] Waits = [TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(3)];

    private readonly SubmissionEvaluator evaluator = new(ports);

    /// <summary>Checks the next submission.</summary>
    /// <returns>What came of it; null when none waits.</returns>
    /// <exception cref="Domain.Results.StorageException">The store cannot be reached.</exception>
    public async Task<EvaluatedNotice?> NextAsync(CancellationToken cancellationToken)
    {
        var now = ports.Time.GetUtcNow();
        if (await store.TakeAsync(now, now - Lease, cancellationToken) is not var (notice, task)) return null;
        try
        {
            return await CheckAsync(notice, task, cancellationToken);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            await store.ReleaseAsync(notice.Id, CancellationToken.None);
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }
        catch (Exception fault)
        {
            // One submission must not keep all others from their checks, whatever is wrong with it or with us.
            var reason = $"{fault.GetType().Name}: {FileText.OneLine(fault.Message, 300)}";
            var outcome = notice.Failures < Waits.Length
                ? await PutOffAsync(notice, [], reason, cancellationToken)
                : await EndAsync(notice, Unmeasured.Results(task.Turn, reason), cancellationToken);
            return outcome with { Fault = fault };
        }
    }

    private async Task<EvaluatedNotice> CheckAsync(StoredNotice notice, SentTask task, CancellationToken cancellationToken)
    {
        var results = await evaluator.CheckAsync(await ItemAsync(notice, task, cancellationToken), cancellationToken);
        return results.FirstOrDefault(result => result.NotMeasured) is { } missing && notice.Failures < Waits.Length
            ? await PutOffAsync(notice, results, $"{missing.Name}: {missing.Reason}", cancellationToken)
            : await EndAsync(notice, results, cancellationToken);
    }

    private async Task<EvaluatedNotice> EndAsync(StoredNotice notice, IReadOnlyList<CheckResult> results, CancellationToken cancellationToken)
    {
        await store.SaveResultsAsync(notice.Id, results, ports.Time.GetUtcNow(), cancellationToken);
        return new EvaluatedNotice(notice, results);
    }

    private async Task<EvaluatedNotice> PutOffAsync(StoredNotice notice, IReadOnlyList<CheckResult> results, string reason, CancellationToken cancellationToken)
    {
        var until = ports.Time.GetUtcNow() + Waits[notice.Failures];
        await store.PutOffAsync(notice.Id, until, cancellationToken);
        return new EvaluatedNotice(notice, results) { PutOff = new PutOff(reason, until) };
    }

    private async Task<SubmissionToCheck> ItemAsync(StoredNotice notice, SentTask task, CancellationToken cancellationToken)
    {
        // The repository of a later round is that of the first: it may be as old as the first task.
        var rounds = (await store.ListTasksAsync(task.Email, cancellationToken)).Where(sent => sent.TaskId == task.TaskId).ToList();
        var before = rounds.Where(sent => sent.Round == task.Round - 1).Select(sent => sent.Id).ToHashSet();
        var earlier = before.Count == 0
            ? null
            : (await store.ListResultsAsync(task.Email, cancellationToken)).Where(result => before.Contains(result.Notice.Task)).GroupBy(result => result.Notice.Id).MaxBy(of => of.First().Notice.Revision);
        return new SubmissionToCheck
        {
            Task = task.Turn,
            Submission = notice.Notice.Submission,
            FirstTaskAt = rounds.Min(sent => sent.CreatedAt),
            Earlier = [.. earlier?.Select(result => result.Result) ?? []],
        };
    }
}

/// <summary>A submission that was checked, or was to be.</summary>
/// <param name="Notice">The submission.</param>
/// <param name="Results">What came of its checks.</param>
public sealed record EvaluatedNotice(StoredNotice Notice, IReadOnlyList<CheckResult> Results)
{
    /// <summary>Why nothing was stored, and when it is checked again; null when the results were stored.</summary>
    public PutOff? PutOff { get; init; }

    /// <summary>What broke the check off; null for nothing.</summary>
    public Exception? Fault { get; init; }
}

/// <summary>A check that is done again because something of ours failed.</summary>
/// <param name="Reason">What, in words.</param>
/// <param name="Until">When it is done again.</param>
public sealed record PutOff(string Reason, DateTimeOffset Until);
