using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Assignments.Course;

namespace LlmEval.Adapters.Postgres.Assignments.Servers;

/// <summary>Keeps what an instructor sent, what builders said, and the queue of the checks with their results, in PostgreSQL.</summary>
public sealed class PostgresCourse(PostgresDatabase database) : ICourseStore
{
    /// <inheritdoc />
    public Task AddTaskAsync(SentTask task, CancellationToken cancellationToken)
    {
        const string insert = """
            insert into assignments.task (id, created_at, email, task, round, nonce, endpoint, evaluation_url, secret_sha256, template, seed, variant, result, brief, checks,
                turn, tries)
            values (@Id, @CreatedAt, @Email, @Task, @Round, @Nonce, @Endpoint, @EvaluationUrl, @Secret, @Template, @Seed, @Variant, @Result, @Brief, @Checks, @Turn, 0)
            on conflict (id) do nothing
            """;
        var asked = task.Turn.Task;
        var values = new
        {
            task.Id,
            CreatedAt = task.CreatedAt.ToUniversalTime(),
            Email = StoredText.Encode(task.Email),
            Task = StoredText.Encode(task.TaskId),
            task.Round,
            Nonce = StoredText.Encode(task.Nonce),
            Endpoint = StoredText.Encode(task.Endpoint),
            EvaluationUrl = StoredText.Encode(task.EvaluationUrl),
            Secret = task.SecretHash.Hex,
            asked.Template,
            asked.Seed,
            asked.Variant,
            Result = StoredText.EncodeOptional(asked.Result),
            Brief = StoredText.Encode(asked.Brief),
            Checks = ServerJson.Texts(asked.Checks.Select(check => check.Text)),
            Turn = ServerJson.Write(task.Turn),
        };
        return database.TransactAsync(session => session.ExecuteAsync(insert, values), cancellationToken);
    }

    /// <inheritdoc />
    public Task SaveSendingAsync(SentTask task, CancellationToken cancellationToken)
    {
        const string update = """
            update assignments.task set tries = @Tries, status_code = @StatusCode, error = @Error, sent_at = @SentAt, deadline_at = @DeadlineAt, next_try_at = @NextTryAt,
                endpoint = @Endpoint, secret_sha256 = @Secret
            where id = @Id
            """;
        var values = new
        {
            task.Id,
            task.Tries,
            task.StatusCode,
            Error = StoredText.EncodeOptional(task.Error),
            SentAt = task.SentAt?.ToUniversalTime(),
            DeadlineAt = task.DeadlineAt?.ToUniversalTime(),
            NextTryAt = task.NextTryAt?.ToUniversalTime(),
            Endpoint = StoredText.Encode(task.Endpoint),
            Secret = task.SecretHash.Hex,
        };
        return database.TransactAsync(session => session.ExecuteAsync(update, values), cancellationToken);
    }

    /// <inheritdoc />
    public Task<SentTask?> FindTaskAsync(string email, string task, int round, string nonce, CancellationToken cancellationToken)
    {
        const string select = $"select {SentTaskRow.Columns} from assignments.task t where t.nonce = @Nonce and t.email = @Email and t.task = @Task and t.round = @Round";
        var values = new { Email = StoredText.Encode(email), Task = StoredText.Encode(task), Round = round, Nonce = StoredText.Encode(nonce) };
        return database.ReadAsync(async session => (await session.RowAsync<SentTaskRow>(select, values))?.ToTask(), cancellationToken);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<SentTask>> ListTasksAsync(string? email, CancellationToken cancellationToken)
    {
        const string select = $"select {SentTaskRow.Columns} from assignments.task t where @Email::text is null or t.email = @Email order by t.seq";
        return database.ReadAsync<IReadOnlyList<SentTask>>(
            async session => [.. (await session.RowsAsync<SentTaskRow>(select, new { Email = StoredText.EncodeOptional(email) })).Select(row => row.ToTask())], cancellationToken);
    }

    /// <inheritdoc />
    public Task<StoredNotice> SaveNoticeAsync(SentTask task, BuildNotice notice, DateTimeOffset receivedAt, CancellationToken cancellationToken) =>
        database.TransactAsync(session => NoticeSaving.SaveAsync(session, task, notice, receivedAt.ToUniversalTime()), cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<StoredNotice>> ListNoticesAsync(string? email, CancellationToken cancellationToken)
    {
        const string select = $"select {NoticeRow.Columns} from assignments.repo r join assignments.task t on t.id = r.task_id where @Email::text is null or t.email = @Email order by r.seq";
        return database.ReadAsync<IReadOnlyList<StoredNotice>>(
            async session => [.. (await session.RowsAsync<NoticeRow>(select, new { Email = StoredText.EncodeOptional(email) })).Select(row => row.ToNotice())], cancellationToken);
    }

    /// <inheritdoc />
    public Task<(StoredNotice Notice, SentTask Task)?> TakeAsync(DateTimeOffset now, DateTimeOffset abandonedBefore, CancellationToken cancellationToken)
    {
        const string take = """
            update assignments.repo set started_at = @Now where id = (
                select id from assignments.repo
                where evaluated_at is null and (started_at is null or started_at < @Before) and (put_off_until is null or put_off_until <= @Now)
                order by seq limit 1 for update skip locked)
            returning id
            """;
        const string notice = $"select {NoticeRow.Columns} from assignments.repo r join assignments.task t on t.id = r.task_id where r.id = @Id";
        const string task = $"select {SentTaskRow.Columns} from assignments.task t join assignments.repo r on r.task_id = t.id where r.id = @Id";
        var values = new { Now = now.ToUniversalTime(), Before = abandonedBefore.ToUniversalTime() };
        return database.TransactAsync<(StoredNotice, SentTask)?>(
            async session =>
            {
                if (await session.RowAsync<Guid?>(take, values) is not { } id) return null;
                var taken = (await session.RowAsync<NoticeRow>(notice, new { Id = id }))!;
                return (taken.ToNotice(), (await session.RowAsync<SentTaskRow>(task, new { Id = id }))!.ToTask());
            },
            cancellationToken);
    }

    /// <inheritdoc />
    public Task ReleaseAsync(Guid notice, CancellationToken cancellationToken) => database.TransactAsync(
        session => session.ExecuteAsync("update assignments.repo set started_at = null where id = @Id and evaluated_at is null", new { Id = notice }), cancellationToken);

    /// <inheritdoc />
    public Task PutOffAsync(Guid notice, DateTimeOffset until, CancellationToken cancellationToken)
    {
        const string update = "update assignments.repo set started_at = null, failures = failures + 1, put_off_until = @Until where id = @Id and evaluated_at is null";
        return database.TransactAsync(session => session.ExecuteAsync(update, new { Id = notice, Until = until.ToUniversalTime() }), cancellationToken);
    }

    /// <inheritdoc />
    public Task SaveResultsAsync(Guid notice, IReadOnlyList<CheckResult> results, DateTimeOffset evaluatedAt, CancellationToken cancellationToken) =>
        database.TransactAsync(session => ResultSaving.SaveAsync(session, notice, results, evaluatedAt.ToUniversalTime()), cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<StoredResult>> ListResultsAsync(string? email, CancellationToken cancellationToken)
    {
        const string select = $"{ResultRow.Select} where @Email::text is null or t.email = @Email order by r.seq, k.position";
        return database.ReadAsync<IReadOnlyList<StoredResult>>(
            async session => [.. (await session.RowsAsync<ResultRow>(select, new { Email = StoredText.EncodeOptional(email) })).Select(row => row.ToResult())], cancellationToken);
    }
}
