using LlmEval.Core.Domain.Assignments.Course;

namespace LlmEval.Core.Pipeline.Assignments.Course;

/// <summary>Both rounds of a course, one after the other, each to its end.</summary>
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

    /// <summary>Is told what came of each submission.</summary>
    public Action<EvaluatedNotice> Evaluated { get; init; } = _ => { };

    /// <summary>Runs it.</summary>
    /// <param name="rows">The builders.</param>
    /// <param name="cancellationToken">Stops it; what was sent and checked stays, and is not done again.</param>
    public async Task<IReadOnlyList<CourseLine>> RunAsync(IReadOnlyList<CourseRow> rows, CancellationToken cancellationToken)
    {
        await RoundAsync(1, () => sending.SendFirstAsync(rows, Sent, cancellationToken), cancellationToken);
        await RoundAsync(2, () => sending.SendSecondAsync(rows, Sent, cancellationToken), cancellationToken);
        return await CourseReport.ReadAsync(store, email: null, cancellationToken);
    }

    private async Task RoundAsync(int round, Func<Task<IReadOnlyList<Sending>>> send, CancellationToken cancellationToken)
    {
        var waits = (await send()).Any(one => one.Outcome == SendingOutcome.Waiting);
        while (true)
        {
            if (await evaluations.NextAsync(cancellationToken) is { } done)
            {
                Evaluated(done);
                continue;
            }

            if (!waits && await IsOverAsync(round, cancellationToken)) return;
            await Task.Delay(BetweenLooks, checks.Time, cancellationToken);
            if (waits && await IsDueAsync(round, cancellationToken)) waits = (await send()).Any(one => one.Outcome == SendingOutcome.Waiting);
        }
    }

    private async Task<bool> IsDueAsync(int round, CancellationToken cancellationToken)
    {
        var now = checks.Time.GetUtcNow();
        return (await store.ListTasksAsync(email: null, cancellationToken)).Any(task => task.Round == round && task.NextTryAt <= now);
    }

    // Whoever has not told by the deadline is not waited for any longer.
    private async Task<bool> IsOverAsync(int round, CancellationToken cancellationToken)
    {
        var now = checks.Time.GetUtcNow();
        var notices = await store.ListNoticesAsync(email: null, cancellationToken);
        if (notices.Any(notice => notice.EvaluatedAt is null)) return false;
        var told = notices.Select(notice => notice.Task).ToHashSet();
        return (await store.ListTasksAsync(email: null, cancellationToken)).All(task => task.Round != round || !task.IsTaken || told.Contains(task.Id) || task.DeadlineAt < now);
    }
}
