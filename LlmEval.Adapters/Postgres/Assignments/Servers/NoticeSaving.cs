using LlmEval.Adapters.Postgres.Results.Reading;
using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Assignments.Course;

namespace LlmEval.Adapters.Postgres.Assignments.Servers;

/// <summary>Stores a notice: in the place of the newest of its task, or as a new revision.</summary>
internal static class NoticeSaving
{
    // Whoever begins its check in this moment is waited for: what is being checked must not change.
    private const string Newest = $"""
        select {NoticeRow.Columns} from assignments.repo r join assignments.task t on t.id = r.task_id where r.task_id = @Task order by r.revision desc limit 1
        for update of r
        """;

    /// <summary>Does so, in the session's transaction.</summary>
    public static async Task<StoredNotice> SaveAsync(ReadSession session, SentTask task, BuildNotice notice, DateTimeOffset receivedAt)
    {
        // Notices of one task wait for each other: the newest stays the newest.
        await session.RowAsync<Guid>("select id from assignments.task where id = @Id for update", new { task.Id });
        var newest = (await session.RowAsync<NoticeRow>(Newest, new { Task = task.Id }))?.ToNotice();
        var shipped = notice.Submission;
        var values = new
        {
            Id = Guid.CreateVersion7(),
            Task = task.Id,
            Old = newest?.Id,
            Revision = (newest?.Revision ?? 0) + 1,
            ReceivedAt = receivedAt,
            RepoUrl = StoredText.Encode(shipped.RepoUrl),
            CommitSha = StoredText.Encode(shipped.CommitSha),
            PagesUrl = StoredText.Encode(shipped.PagesUrl),
            Late = task.DeadlineAt is { } deadline && receivedAt > deadline,
        };
        if (newest is null || (newest.StartedAt is not null && newest.Notice.Submission != shipped))
        {
            await session.ExecuteAsync(
                """
                insert into assignments.repo (id, task_id, revision, received_at, repo_url, commit_sha, pages_url, late)
                values (@Id, @Task, @Revision, @ReceivedAt, @RepoUrl, @CommitSha, @PagesUrl, @Late)
                """,
                values);
        }
        else if (newest.Notice.Submission != shipped)
        {
            await session.ExecuteAsync(
                """
                update assignments.repo set received_at = @ReceivedAt, repo_url = @RepoUrl, commit_sha = @CommitSha, pages_url = @PagesUrl, late = @Late,
                    failures = 0, put_off_until = null
                where id = @Old
                """,
                values);
        }
        else
        {
            // Said again: it was in time if it was at first.
            await session.ExecuteAsync("update assignments.repo set received_at = @ReceivedAt where id = @Old", values);
        }

        return (await session.RowAsync<NoticeRow>(Newest, values))!.ToNotice();
    }
}
