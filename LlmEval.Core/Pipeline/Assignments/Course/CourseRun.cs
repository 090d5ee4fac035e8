using LlmEval.Core.Domain.Assignments.Course;

namespace LlmEval.Core.Pipeline.Assignments.Course;

/// <summary>Both rounds of a course, one after the other, each to its end.</summary>
/// <remarks>The database may hold other courses: what is waited for and told of are the tasks that these builders are sent here.</remarks>
/// <param name="store">Keeps it; notices reach it through a server.</param>
/// <param name="sender">Sends tasks.</param>
/// <param name="options">What is sent. A round waits for all attempts: let there be seconds between them, not hours.</param>
/// <param name="checks">What submissions are checked with.</param>
public sealed class CourseRun(ICourseStore store, ITaskSender sender, SendingOptions options, AssignmentPorts checks)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private readonly TaskSending sending = new(store, sender, options, checks.Time);
    private readonly Evaluations evaluations = new(store, checks);

    /// <summary>Is told what became of each task.</summary>
    public Action<Sending> Sent { get; init; } = _ => { };

    /// <summary>Is told whom a round waits for, once.</summary>
    public Action<CourseWait> Waits { get; init; } = _ => { };

    /// <summary>Is told what came of each submission.</summary>
    public Action<EvaluatedNotice> Evaluated { get; init; } = _ => { };

    /// <summary>Runs it.</summary>
    /// <param name="rows">The builders.</param>
    /// <param name="cancellationToken">Stops it; what was sent and checked stays, and is not done again.</param>
    public async Task<IReadOnlyList<CourseLine>> RunAsync(IReadOnlyList<CourseRow> rows, CancellationToken cancellationToken)
    {
        var first = await RoundAsync(1, () => sending.SendFirstAsync(rows, Sent, cancellationToken), cancellationToken);
        var second = await RoundAsync(2, () => sending.SendSecondAsync(rows, first, Sent, cancellationToken), cancellationToken);
        return await CourseReport.ReadAsync(store, email: null, checks.Time.GetUtcNow(), first.Concat(second).ToHashSet(), cancellationToken);
    }

    // Returns the tasks of the round.
    private async Task<IReadOnlySet<Guid>> RoundAsync(int round, Func<Task<IReadOnlyList<Sending>>> send, CancellationToken cancellationToken)
    {
        var sent = await send();
        var (isTold, tasks) = (false, Ids(sent));
        while (true)
        {
            if (await evaluations.NextAsync(cancellationToken) is { } done)
            {
                Evaluated(done);
                continue;
            }

            var mustSend = sent.Any(one => one.Outcome == SendingOutcome.Waiting);
            if (!mustSend)
            {
                var (isOver, awaited) = await LookAsync(tasks, cancellationToken);
                if (isOver) return tasks;
                if (!isTold && awaited.Count > 0) Waits(new CourseWait(round, awaited, awaited.Max(task => task.DeadlineAt)!.Value));
                isTold |= awaited.Count > 0;
            }

            await Task.Delay(BetweenLooks, checks.Time, cancellationToken);
            if (!mustSend || !await IsDueAsync(tasks, cancellationToken)) continue;
            sent = await send();
            tasks.UnionWith(Ids(sent));
        }
    }

    private async Task<bool> IsDueAsync(HashSet<Guid> tasks, CancellationToken cancellationToken)
    {
        var now = checks.Time.GetUtcNow();
        return (await store.ListTasksAsync(email: null, cancellationToken)).Any(task => tasks.Contains(task.Id) && task.NextTryAt <= now);
    }

    // Whoever has not told by the deadline is not waited for any longer.
    private async Task<(bool IsOver, IReadOnlyList<SentTask> Awaited)> LookAsync(HashSet<Guid> tasks, CancellationToken cancellationToken)
    {
        var now = checks.Time.GetUtcNow();
        var notices = (await store.ListNoticesAsync(email: null, cancellationToken)).Where(notice => tasks.Contains(notice.Task)).ToList();
        var told = notices.Select(notice => notice.Task).ToHashSet();
        var awaited = (await store.ListTasksAsync(email: null, cancellationToken))
            .Where(task => tasks.Contains(task.Id) && task.IsTaken && !told.Contains(task.Id) && task.DeadlineAt >= now).ToList();
        return (awaited.Count == 0 && notices.All(notice => notice.EvaluatedAt is not null), awaited);
    }

    private static HashSet<Guid> Ids(IEnumerable<Sending> sent) => [.. sent.Select(one => one.Id).OfType<Guid>()];
}

/// <summary>Whom a round waits for.</summary>
/// <param name="Round">From 1.</param>
/// <param name="Tasks">The tasks that builders took and have not told of.</param>
/// <param name="Until">The latest of their deadlines.</param>
public sealed record CourseWait(int Round, IReadOnlyList<SentTask> Tasks, DateTimeOffset Until);
