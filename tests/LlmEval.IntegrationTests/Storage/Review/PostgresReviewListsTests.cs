using LlmEval.Adapters.Postgres.Results;
using LlmEval.Adapters.Postgres.Review;
using LlmEval.Adapters.Postgres.Users;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Domain.Users;

namespace LlmEval.IntegrationTests.Storage.Review;

[Parallelizable]
[TestFixtureSource(typeof(Postgres), nameof(Postgres.Majors))]
public class PostgresReviewListsTests(int major) : ReviewListsContract
{
    private MajorDatabase server = null!;
    private PostgresResultStore results = null!;

    protected override IResultStore Results => results;

    protected override IReviewStore Store => new PostgresReviewStore(server.Database, Clock);

    protected override IReviewReader Reader => new PostgresReviewReader(server.Database);

    protected override IReviewLists Lists => new PostgresReviewLists(server.Database);

    protected override IReviewQueue Queue => new PostgresReviewQueue(server.Database, Clock);

    protected override IUserStore Users => new PostgresUserStore(server.Database, Clock);

    [OneTimeSetUp]
    public async Task OpenDatabaseAsync()
    {
        server = await MajorDatabase.OpenAsync(major);
        results = new PostgresResultStore(server.Database);
    }

    [OneTimeTearDown]
    public async Task CloseDatabaseAsync()
    {
        if (results is not null) await results.DisposeAsync();
        if (server is not null) await server.DisposeAsync();
    }
}
