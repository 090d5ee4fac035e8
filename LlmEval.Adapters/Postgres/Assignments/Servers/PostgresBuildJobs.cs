using LlmEval.Core.Domain.Assignments.Building;
using LlmEval.Core.Domain.Identity;

namespace LlmEval.Adapters.Postgres.Assignments.Servers;

/// <summary>Keeps the jobs of builders in PostgreSQL.</summary>
public sealed class PostgresBuildJobs(PostgresDatabase database) : IBuildJobStore
{
    /// <inheritdoc />
    public Task<(BuildJob Job, bool IsNew)> AddAsync(BuildJob job, CancellationToken cancellationToken)
    {
        const string insert = """
            insert into assignments.build_job (id, builder, email, task, round, nonce, brief, checks, evaluation_url, attachments, repository, started_at, deadline_at,
                state, attempts, log)
            values (@Id, @Builder, @Email, @Task, @Round, @Nonce, @Brief, @Checks, @EvaluationUrl, @Attachments, @Repository, @StartedAt, @DeadlineAt, @State, '[]', @Log)
            on conflict do nothing
            """;
        const string select = "select * from assignments.build_job where builder = @Builder and email = @Email and task = @Task and round = @Round and nonce = @Nonce";
        var values = new
        {
            job.Id,
            Builder = StoredText.Encode(job.Builder),
            Email = StoredText.Encode(job.Email),
            Task = StoredText.Encode(job.Task),
            job.Round,
            Nonce = StoredText.Encode(job.Nonce),
            Brief = StoredText.Encode(job.Brief),
            Checks = ServerJson.Texts(job.Checks),
            EvaluationUrl = StoredText.Encode(job.EvaluationUrl),
            Attachments = ServerJson.Write(job.Attachments),
            Repository = StoredText.Encode(job.Repository),
            StartedAt = job.StartedAt.ToUniversalTime(),
            DeadlineAt = job.DeadlineAt.ToUniversalTime(),
            State = NameOf<BuildState>.Of(job.State),
            Log = ServerJson.Texts(job.Log),
        };
        return database.TransactAsync(
            async session =>
            {
                await session.ExecuteAsync(insert, values);
                var stored = (await session.RowAsync<BuildJobRow>(select, values))!.ToJob();
                return (stored, stored.Id == job.Id);
            },
            cancellationToken);
    }

    /// <inheritdoc />
    public Task SaveAsync(BuildJob job, CancellationToken cancellationToken)
    {
        const string update = """
            update assignments.build_job set state = @State, finished_at = @FinishedAt, answer = @Answer, repo_url = @RepoUrl, commit_sha = @CommitSha,
                pages_url = @PagesUrl, error = @Error, attempts = @Attempts, log = @Log
            where id = @Id
            """;
        var values = new
        {
            job.Id,
            State = NameOf<BuildState>.Of(job.State),
            FinishedAt = job.FinishedAt?.ToUniversalTime(),
            Answer = StoredText.EncodeOptional(job.Answer),
            RepoUrl = StoredText.EncodeOptional(job.Submission?.RepoUrl),
            CommitSha = StoredText.EncodeOptional(job.Submission?.CommitSha),
            PagesUrl = StoredText.EncodeOptional(job.Submission?.PagesUrl),
            Error = StoredText.EncodeOptional(job.Error),
            Attempts = ServerJson.Write(job.Attempts),
            Log = ServerJson.Texts(job.Log),
        };
        return database.TransactAsync(session => session.ExecuteAsync(update, values), cancellationToken);
    }

    /// <inheritdoc />
    public Task<BuildJob?> FindAsync(string builder, string? email, string task, int? round, CancellationToken cancellationToken)
    {
        const string select = """
            select * from assignments.build_job
            where builder = @Builder and (@Email::text is null or email = @Email) and task = @Task and (@Round::int is null or round = @Round)
            order by round desc, seq desc limit 1
            """;
        var values = new { Builder = StoredText.Encode(builder), Email = StoredText.EncodeOptional(email), Task = StoredText.Encode(task), Round = round };
        return database.ReadAsync(async session => (await session.RowAsync<BuildJobRow>(select, values))?.ToJob(), cancellationToken);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<BuildJob>> ListOpenAsync(string builder, CancellationToken cancellationToken)
    {
        const string select = "select * from assignments.build_job where builder = @Builder and finished_at is null order by seq";
        return database.ReadAsync<IReadOnlyList<BuildJob>>(
            async session => [.. (await session.RowsAsync<BuildJobRow>(select, new { Builder = StoredText.Encode(builder) })).Select(row => row.ToJob())], cancellationToken);
    }

    /// <inheritdoc />
    public async Task<IAsyncDisposable?> TryClaimAsync(string builder, CancellationToken cancellationToken)
    {
        var key = AdvisoryKey.Of(ContentHash.OfJson(new { v = 1, builder }));
        AdvisoryLock? claim = null;
        await database.RetryAsync(async token => claim = await AdvisoryLock.TryTakeAsync(database, key, token), cancellationToken);
        return claim;
    }
}
