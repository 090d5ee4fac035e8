using LlmEval.Adapters.Postgres.Assignments.Servers;
using LlmEval.Core.Domain.Assignments.Building;
using LlmEval.Core.Domain.Assignments.Course;
using LlmEval.IntegrationTests.Storage.Review;

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

    [OneTimeTearDown]
    public async Task CloseDatabaseAsync()
    {
        if (server is not null) await server.DisposeAsync();
    }
}
