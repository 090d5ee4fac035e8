namespace LlmEval.IntegrationTests.Storage.Lab;

[Parallelizable]
[TestFixtureSource(typeof(Postgres), nameof(Postgres.Majors))]
public class PostgresLabCatalogueTests(int major) : LabCatalogueContract
{
    private PostgresLab lab = null!;

    internal override LabPorts Ports => lab.Ports;

    [OneTimeSetUp]
    public async Task OpenDatabaseAsync() => lab = await PostgresLab.OpenAsync(major, Clock);

    [OneTimeTearDown]
    public async Task CloseDatabaseAsync()
    {
        if (lab is not null) await lab.DisposeAsync();
    }

    [Test]
    public async Task Every_table_of_the_lab_is_described()
    {
        const string undescribed = """
            select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'v') and n.nspname = 'lab' and obj_description(c.oid) is null
            """;
        (await lab.Server.ScalarAsync<long>(undescribed)).ShouldBe(0);
    }

    [Test]
    public async Task Every_reference_that_deletes_is_found_by_an_index()
    {
        // Deleting a run or an experiment must not read whole tables.
        const string unindexed = """
            select coalesce(string_agg(k.conrelid::regclass || ' ' || k.conname, ', '), '') from pg_constraint k join pg_namespace n on n.oid = k.connamespace
            where n.nspname = 'lab' and k.contype = 'f' and k.confdeltype in ('c', 'n')
                and not exists (select from pg_index i where i.indrelid = k.conrelid and i.indkey[0] = k.conkey[1])
            """;
        (await lab.Server.ScalarAsync<string>(unindexed)).ShouldBe("");
    }
}
