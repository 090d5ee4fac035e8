using LlmEval.Core.Assignments.Scoring;
using LlmEval.Core.Domain.Assignments.Course;

namespace LlmEval.Core.Pipeline.Assignments.Course;

/// <summary>What came of a course.</summary>
public static class CourseReport
{
    /// <summary>A line per task that was sent, or is to be, with its newest submission; by builder, task and round.</summary>
    /// <param name="store">Keeps it.</param>
    /// <param name="email">Whose; null for everyone's.</param>
    /// <param name="now">The present, which deadlines are compared with.</param>
    /// <param name="only">These tasks; null for all.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async Task<IReadOnlyList<CourseLine>> ReadAsync(
        ICourseStore store, string? email, DateTimeOffset now, IReadOnlySet<Guid>? only, CancellationToken cancellationToken)
    {
        var newest = (await store.ListNoticesAsync(email, cancellationToken)).GroupBy(notice => notice.Task).ToDictionary(of => of.Key, of => of.MaxBy(notice => notice.Revision)!);
        var results = (await store.ListResultsAsync(email, cancellationToken)).ToLookup(result => result.Notice.Id, result => result.Result);
        var tasks = await store.ListTasksAsync(email, cancellationToken);
        return [.. tasks
            .Where(task => only?.Contains(task.Id) != false)
            .OrderBy(task => task.Email, StringComparer.Ordinal).ThenBy(task => task.TaskId, StringComparer.Ordinal).ThenBy(task => task.Round)
            .Select(task => newest.GetValueOrDefault(task.Id) is { } notice ? LineOf(task, notice, AssignmentScores.Of([.. results[notice.Id]], task.Round), now) : LineOf(task, null, null, now))];
    }

    private static CourseLine LineOf(SentTask task, StoredNotice? notice, AssignmentScores? scores, DateTimeOffset now) => new()
    {
        Email = task.Email,
        Task = task.TaskId,
        Round = task.Round,
        State = StateOf(task, notice),
        IsChecked = notice?.EvaluatedAt is not null,
        Revision = notice?.Revision,
        Late = notice?.IsLate,
        DeadlineMet = notice is not null ? !notice.IsLate : task.DeadlineAt < now ? false : null,
        StaticRate = scores?.StaticRate,
        LlmMean = scores?.LlmMean,
        DynamicRate = scores?.DynamicRate,
        Overall = scores?.Overall,
        Regressions = notice?.EvaluatedAt is null || task.Round == 1 ? null : scores?.Regressions.Count,
        RepoUrl = notice?.Notice.Submission.RepoUrl,
        CommitSha = notice?.Notice.Submission.CommitSha,
        PagesUrl = notice?.Notice.Submission.PagesUrl,
    };

    private static string StateOf(SentTask task, StoredNotice? notice) => (task, notice) switch
    {
        (_, { EvaluatedAt: not null }) => notice.IsLate ? "checked, late" : "checked",
        (_, not null) => "waits for its check",
        ({ IsTaken: true }, _) => "sent",
        ({ NextTryAt: not null }, _) => "not taken yet",
        ({ Tries: 0 }, _) => "not sent yet",
        _ => "never taken",
    };
}

/// <summary>What came of a task. Rates are 0 to 1, null where nothing was measured.</summary>
public sealed record CourseLine
{
    /// <summary>The builder.</summary>
    public required string Email { get; init; }

    /// <summary>The task's id.</summary>
    public required string Task { get; init; }

    /// <summary>From 1.</summary>
    public required int Round { get; init; }

    /// <summary>How far it is, in words.</summary>
    public required string State { get; init; }

    /// <summary>Whether its newest submission was checked.</summary>
    public required bool IsChecked { get; init; }

    /// <summary>The newest revision; null when nothing was shipped.</summary>
    public int? Revision { get; init; }

    /// <summary>Whether it came after its deadline; null when nothing was shipped.</summary>
    public bool? Late { get; init; }

    /// <summary>Whether something was shipped by the deadline; null while there is time, and where nobody took the task.</summary>
    public bool? DeadlineMet { get; init; }

    /// <summary>Static checks that passed.</summary>
    public double? StaticRate { get; init; }

    /// <summary>The judge's mean mark.</summary>
    public double? LlmMean { get; init; }

    /// <summary>Page checks that passed.</summary>
    public double? DynamicRate { get; init; }

    /// <summary>All of it, weighted.</summary>
    public double? Overall { get; init; }

    /// <summary>Checks of the round before that fail now; null in the first round, and before the checks.</summary>
    public int? Regressions { get; init; }

    /// <summary>Where the repository is.</summary>
    public string? RepoUrl { get; init; }

    /// <summary>The commit.</summary>
    public string? CommitSha { get; init; }

    /// <summary>Where the page is.</summary>
    public string? PagesUrl { get; init; }
}
