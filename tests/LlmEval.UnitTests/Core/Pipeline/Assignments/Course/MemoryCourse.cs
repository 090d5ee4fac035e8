using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Assignments.Course;

namespace LlmEval.UnitTests.Core.Pipeline.Assignments.Course;

/// <summary>What an instructor keeps, in memory.</summary>
internal sealed class MemoryCourse : ICourseStore
{
    private readonly List<StoredNotice> notices = [];
    private readonly List<(Guid Notice, CheckResult Result)> results = [];

    public List<SentTask> Tasks { get; } = [];

    public Task AddTaskAsync(SentTask task, CancellationToken cancellationToken)
    {
        Tasks.Add(task);
        return Task.CompletedTask;
    }

    public Task SaveSendingAsync(SentTask task, CancellationToken cancellationToken)
    {
        Tasks[Tasks.FindIndex(known => known.Id == task.Id)] = task;
        return Task.CompletedTask;
    }

    public Task<SentTask?> FindTaskAsync(string email, string task, int round, string nonce, CancellationToken cancellationToken) =>
        Task.FromResult(Tasks.Find(known => (known.Email, known.TaskId, known.Round, known.Nonce) == (email, task, round, nonce)));

    public Task<IReadOnlyList<SentTask>> ListTasksAsync(string? email, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<SentTask>>([.. Tasks.Where(task => email is null || task.Email == email)]);

    public Task<StoredNotice> SaveNoticeAsync(SentTask task, BuildNotice notice, DateTimeOffset receivedAt, CancellationToken cancellationToken)
    {
        notices.Add(new StoredNotice { Id = Guid.CreateVersion7(), Task = task.Id, ReceivedAt = receivedAt, Notice = notice, IsLate = receivedAt > task.DeadlineAt, Revision = 1 });
        return Task.FromResult(notices[^1]);
    }

    public Task<IReadOnlyList<StoredNotice>> ListNoticesAsync(string? email, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<StoredNotice>>([.. notices.Where(notice => email is null || notice.Notice.Email == email)]);

    public Task<(StoredNotice Notice, SentTask Task)?> TakeAsync(DateTimeOffset now, DateTimeOffset abandonedBefore, CancellationToken cancellationToken)
    {
        var next = notices.Find(notice => notice.EvaluatedAt is null && !(notice.StartedAt >= abandonedBefore) && !(notice.PutOffUntil > now));
        if (next is null) return Task.FromResult<(StoredNotice, SentTask)?>(null);
        var taken = Change(next.Id, notice => notice with { StartedAt = now });
        return Task.FromResult<(StoredNotice, SentTask)?>((taken, Tasks.Single(task => task.Id == taken.Task)));
    }

    public Task ReleaseAsync(Guid notice, CancellationToken cancellationToken)
    {
        Change(notice, one => one with { StartedAt = null });
        return Task.CompletedTask;
    }

    public Task PutOffAsync(Guid notice, DateTimeOffset until, CancellationToken cancellationToken)
    {
        Change(notice, one => one with { StartedAt = null, Failures = one.Failures + 1, PutOffUntil = until });
        return Task.CompletedTask;
    }

    public Task SaveResultsAsync(Guid notice, IReadOnlyList<CheckResult> results, DateTimeOffset evaluatedAt, CancellationToken cancellationToken)
    {
        Change(notice, one => one with { EvaluatedAt = evaluatedAt });
        this.results.AddRange(results.Select(result => (notice, result)));
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<StoredResult>> ListResultsAsync(string? email, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<StoredResult>>(
        [.. results.Select(result => new StoredResult(notices.Single(notice => notice.Id == result.Notice), result.Result, HasScreenshot: false)).Where(result => email is null || result.Notice.Notice.Email == email)]);

    private StoredNotice Change(Guid id, Func<StoredNotice, StoredNotice> change)
    {
        var index = notices.FindIndex(notice => notice.Id == id);
        return notices[index] = change(notices[index]);
    }
}
