using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Assignments.Course;

namespace LlmEval.Core.Pipeline.Assignments.Course;

/// <summary>Checks submissions, oldest first, each once. The queue is in the store: what was not checked when this stops is checked when it runs again.</summary>
/// <param name="store">Keeps submissions and results.</param>
/// <param name="ports">What they are checked with.</param>
public sealed class Evaluations(ICourseStore store, AssignmentPorts ports)
{
    // No check takes as long: whoever began it is gone.
    private static readonly TimeSpan Abandoned = TimeSpan.FromMinutes(10);

    private readonly SubmissionEvaluator evaluator = new(ports);

    /// <summary>Checks the next submission.</summary>
    /// <returns>What came of it; null when none waits.</returns>
    public async Task<EvaluatedNotice?> NextAsync(CancellationToken cancellationToken)
    {
        var now = ports.Time.GetUtcNow();
        if (await store.TakeAsync(now, now - Abandoned, cancellationToken) is not var (notice, task)) return null;
        try
        {
            var results = await evaluator.CheckAsync(await ItemAsync(notice, task, cancellationToken), cancellationToken);
            await store.SaveResultsAsync(notice.Id, results, ports.Time.GetUtcNow(), cancellationToken);
            return new EvaluatedNotice(notice, results);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await store.ReleaseAsync(notice.Id, CancellationToken.None);
            throw;
        }
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

/// <summary>A submission that was checked.</summary>
/// <param name="Notice">The submission.</param>
/// <param name="Results">What came of its checks.</param>
public sealed record EvaluatedNotice(StoredNotice Notice, IReadOnlyList<CheckResult> Results);
