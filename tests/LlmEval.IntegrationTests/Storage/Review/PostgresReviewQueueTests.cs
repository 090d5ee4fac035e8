using LlmEval.Adapters.Postgres;
using LlmEval.Adapters.Postgres.Results;
using LlmEval.Adapters.Postgres.Review;
using LlmEval.Adapters.Postgres.Users;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Domain.Users;

namespace LlmEval.IntegrationTests.Storage.Review;

[Parallelizable]
[TestFixtureSource(typeof(Postgres), nameof(Postgres.Majors))]
public class PostgresReviewQueueTests(int major) : ReviewQueueContract
{
    private MajorDatabase server = null!;
    private PostgresDatabase second = null!;
    private PostgresResultStore results = null!;

    protected override IResultStore Results => results;

    protected override IReviewStore Store => new PostgresReviewStore(server.Database, Clock);

    protected override IReviewReader Reader => new PostgresReviewReader(server.Database);

    protected override IReviewLists Lists => new PostgresReviewLists(server.Database);

    protected override IReviewQueue Queue => new PostgresReviewQueue(server.Database, Clock);

    protected override IUserStore Users => new PostgresUserStore(server.Database, Clock);

    protected override (IReviewQueue Queue, IReviewStore Store) Elsewhere => (new PostgresReviewQueue(second, Clock), new PostgresReviewStore(second, Clock));

    [OneTimeSetUp]
    public async Task OpenDatabaseAsync()
    {
        server = await MajorDatabase.OpenAsync(major);
        second = await server.Files.OpenAsync();
        results = new PostgresResultStore(server.Database);
    }

    [OneTimeTearDown]
    public async Task CloseDatabaseAsync()
    {
        if (results is not null) await results.DisposeAsync();
        if (second is not null) await second.DisposeAsync();
        if (server is not null) await server.DisposeAsync();
    }

    protected override async Task<IReadOnlyList<PlaceHolder>> ReadHoldersAsync(RunId run)
    {
        await using var command = server.Database.DataSource.CreateCommand(
            $"select s.pair_id, s.leased_until, s.has_verdict from review.showing s join review.pair p on p.id = s.pair_id where p.run_id = '{run}'");
        await using var rows = await command.ExecuteReaderAsync();
        List<PlaceHolder> holders = [];
        while (await rows.ReadAsync())
        {
            holders.Add(new PlaceHolder(new PairId(rows.GetGuid(0)), rows.IsDBNull(1) ? null : new DateTimeOffset(rows.GetDateTime(1)), rows.GetBoolean(2)));
        }

        return holders;
    }
}
