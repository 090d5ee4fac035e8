using LlmEval.Adapters.Postgres;
using LlmEval.Adapters.Postgres.Results;
using LlmEval.Core.Domain.Results;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Storage;

[Parallelizable]
[TestFixtureSource(typeof(Postgres), nameof(Postgres.Majors))]
public class PostgresResultStoreTests(int major) : ResultStoreContract
{
    private TemporaryDatabase files = null!;
    private PostgresDatabase database = null!;

    [OneTimeSetUp]
    public async Task OpenDatabaseAsync()
    {
        files = new TemporaryDatabase(Postgres.Bin(major));
        database = await files.OpenAsync();
    }

    [OneTimeTearDown]
    public async Task CloseDatabaseAsync()
    {
        if (database is not null) await database.DisposeAsync();
        if (files is not null) await files.DisposeAsync();
    }

    [Test]
    public async Task The_database_is_the_expected_major_and_nothing_is_reachable_by_network()
    {
        database.Description.ShouldStartWith($"embedded PostgreSQL {major}.");
        (await ScalarAsync<string>("show listen_addresses")).ShouldBe("");
        (await ScalarAsync<string>("show fsync")).ShouldBe("on");
        (await ScalarAsync<string>("show server_encoding")).ShouldBe("UTF8");
    }

    [Test]
    public async Task Results_of_many_callers_share_transactions()
    {
        const int samples = 1000;
        await using var store = await CreateStoreAsync();
        var plan = Some.Plan(Some.Case(samples: samples));
        var (run, cases) = (Some.Run(plan), Some.RunCases(plan));
        await store.BeginRunAsync(run, plan, cases, CancellationToken.None);
        await Task.WhenAll(Enumerable.Range(0, samples).Select(i => store.SaveSampleAsync(cases[0].Id, Some.Sample(i), CancellationToken.None)));
        (await ScalarAsync<long>($"select count(*) from eval.sample where case_id = '{cases[0].Id}'")).ShouldBe(samples);
        (await ScalarAsync<long>($"select count(distinct xmin::text) from eval.sample where case_id = '{cases[0].Id}'")).ShouldBeLessThan(samples / 20);
    }

    [Test]
    public async Task Equal_texts_are_stored_once()
    {
        await using var store = await CreateStoreAsync();
        var answer = $"an answer of {Guid.CreateVersion7()}";
        var plan = Some.Plan(Some.Case(samples: 30));
        var (run, cases) = (Some.Run(plan), Some.RunCases(plan));
        await store.BeginRunAsync(run, plan, cases, CancellationToken.None);
        var saves = Enumerable.Range(0, 30).Select(i => store.SaveSampleAsync(cases[0].Id, Some.Sample(i) with { Response = Some.Response(answer) }, CancellationToken.None));
        await Task.WhenAll(saves);
        (await ScalarAsync<long>($"select count(*) from core.text where content = '{answer}'")).ShouldBe(1);
        (await ScalarAsync<bool>("select bool_and(sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex')) from core.text")).ShouldBeTrue();
    }

    [Test]
    public async Task Every_table_and_most_columns_are_described()
    {
        const string undescribed = """
            select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'r' and n.nspname in ('core', 'eval') and obj_description(c.oid) is null
            """;
        (await ScalarAsync<long>(undescribed)).ShouldBe(0);
    }

    [Test]
    public async Task Several_stores_write_the_same_texts_at_once_without_deadlock()
    {
        var plan = Some.Plan([.. Enumerable.Range(0, 50).Select(i => Some.Case(task: Some.Task($"shared/{i}")))]);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            await using var store = await CreateStoreAsync();
            var (run, cases) = (Some.Run(plan), Some.RunCases(plan));
            await store.BeginRunAsync(run, plan, cases, CancellationToken.None);
            await Task.WhenAll(cases.Select((item, i) =>
                store.SaveSampleAsync(item.Id, Some.Sample() with { Response = Some.Response($"shared answer {i}") }, CancellationToken.None)));
            await store.FinishRunAsync(run.Id, RunStatus.Completed, Some.Time, [], CancellationToken.None);
        }));
    }

    protected override Task<IResultStore> CreateStoreAsync() => Task.FromResult<IResultStore>(new PostgresResultStore(database));

    protected override Task<IResultReader> CreateReaderAsync() => Task.FromResult<IResultReader>(new PostgresResultReader(database));

    private async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = database.DataSource.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
