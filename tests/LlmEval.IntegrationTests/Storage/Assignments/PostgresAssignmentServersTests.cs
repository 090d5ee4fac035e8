using LlmEval.Adapters.Postgres.Assignments.Servers;
using LlmEval.Core.Domain.Assignments.Building;
using LlmEval.Core.Domain.Assignments.Course;
using LlmEval.IntegrationTests.Storage.Review;
using Npgsql;

namespace LlmEval.IntegrationTests.Storage.Assignments;

[Parallelizable]
[TestFixtureSource(typeof(Postgres), nameof(Postgres.Majors))]
public class PostgresBuildJobsTests(int major) : BuildJobStoreContract
{
    private MajorDatabase server = null!;

    protected override IBuildJobStore Store => new PostgresBuildJobs(server.Database);

    [OneTimeSetUp]
    public async Task OpenDatabaseAsync() => server = await MajorDatabase.OpenAsync(major);

    [OneTimeTearDown]
    public async Task CloseDatabaseAsync()
    {
        if (server is not null) await server.DisposeAsync();
    }
}

[Parallelizable]
[TestFixtureSource(typeof(Postgres), nameof(Postgres.Majors))]
public class PostgresCourseTests(int major) : CourseStoreContract
{
    private MajorDatabase server = null!;

    protected override ICourseStore Store => new PostgresCourse(server.Database);

    [OneTimeSetUp]
    public async Task OpenDatabaseAsync() => server = await MajorDatabase.OpenAsync(major);

    [SetUp]
    public Task EmptyAsync() => server.ExecuteAsync("delete from assignments.result; delete from assignments.repo; delete from assignments.task");

    [Test]
    [CancelAfter(60_000)]
    public async Task A_notice_that_comes_while_a_check_is_about_to_begin_does_not_change_what_is_checked(CancellationToken cancellationToken)
    {
        var task = await AddAsync();
        var graded = await Store.SaveNoticeAsync(task, Notice(task, 'a'), task.CreatedAt, cancellationToken);
        await using var taking = await server.Database.DataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await taking.BeginTransactionAsync(cancellationToken);
        await using (var take = new NpgsqlCommand("update assignments.repo set started_at = now()", taking, transaction)) await take.ExecuteNonQueryAsync(cancellationToken);

        var saving = Store.SaveNoticeAsync(task, Notice(task, 'b'), task.CreatedAt, cancellationToken);
        while (await server.ScalarAsync<long>("select count(*) from pg_locks where not granted") == 0) await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        var other = await saving;
        other.Revision.ShouldBe(2);
        (await Store.ListNoticesAsync(task.Email, cancellationToken)).Select(notice => (notice.Id == graded.Id, notice.Notice.Submission.CommitSha[0])).ShouldBe([(true, 'a'), (false, 'b')]);
    }

    [OneTimeTearDown]
    public async Task CloseDatabaseAsync()
    {
        if (server is not null) await server.DisposeAsync();
    }
}
