using LlmEval.Adapters.Postgres.Users;
using LlmEval.Core.Domain.Users;
using LlmEval.IntegrationTests.Storage.Review;

namespace LlmEval.IntegrationTests.Storage.Users;

[Parallelizable]
[TestFixtureSource(typeof(Postgres), nameof(Postgres.Majors))]
public class PostgresUserStoreTests(int major) : UserStoreContract
{
    private MajorDatabase server = null!;

    protected override IAuditLog Log => new PostgresAuditLog(server.Database);

    [OneTimeSetUp]
    public async Task OpenDatabaseAsync() => server = await MajorDatabase.OpenAsync(major);

    [SetUp]
    public Task EmptyAsync() => server.ExecuteAsync(
        "set session_replication_role = replica; delete from core.session; delete from core.token; delete from core.audit; delete from core.app_user; set session_replication_role = origin");

    [OneTimeTearDown]
    public async Task CloseDatabaseAsync()
    {
        if (server is not null) await server.DisposeAsync();
    }

    [Test]
    public async Task No_key_stands_in_the_database()
    {
        var users = Create("root");
        var (user, token) = await users.AddAsync("ann", UserRole.Admin, CancellationToken.None);
        var session = await users.BeginSessionAsync(user.Id, TimeSpan.FromHours(1), CancellationToken.None);
        var rows = await server.ScalarAsync<string>(
            "select string_agg(x, ' ') from (select t::text from core.token t union all select s::text from core.session s union all select u::text from core.app_user u) as all_rows (x)");
        rows.ShouldContain(session.CsrfToken);
        rows.ShouldNotContain(token.Reveal()[4..]);
        rows.ShouldNotContain(session.Key.Reveal());
    }

    protected override IUserStore Create(string account) => new PostgresUserStore(server.Database, Clock, account);
}
