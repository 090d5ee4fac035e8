using LlmEval.Core.Domain.Lab;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Storage.Lab;

[NonParallelizable]
[TestFixtureSource(typeof(Postgres), nameof(Postgres.Majors))]
public class PostgresLabRevisionTests(int major) : LabRevisionContract
{
    private LabMajor lab = null!;

    private protected override async Task<ILabStore> OpenStoreAsync() => lab = await LabMajor.OpenAsync(major, Clock);

    [Test]
    public async Task No_table_of_the_lab_is_left_out()
    {
        const string unwatched = """
            select coalesce(string_agg(c.relname, ', '), '') from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'lab' and c.relkind in ('r', 'p') and c.relname <> 'revision'
                and not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'note_write')
            """;
        (await lab.Server.ScalarAsync<string>(unwatched)).ShouldBe("");
    }

    [Test]
    public async Task A_write_counts_from_its_commit_on_and_one_that_is_taken_back_never()
    {
        var prompt = await PromptAsync();
        var before = await NowAsync();
        await using var connection = await lab.Server.Database.DataSource.OpenConnectionAsync();
        foreach (var ending in (string[])["rollback", "commit"])
        {
            await ExecuteAsync("begin");
            await ExecuteAsync($"update lab.prompt set category = '{ending}' where name = '{prompt.Name}'");
            await ExecuteAsync($"update lab.prompt set description = '{ending}' where name = '{prompt.Name}'");
            (await NowAsync()).ShouldBe(before);
            await ExecuteAsync(ending);
            (await NowAsync()).Writes.ShouldBe(before.Writes + (ending == "commit" ? 1 : 0));
        }

        async Task ExecuteAsync(string sql)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync();
        }
    }

    [Test]
    public async Task Writes_at_once_are_all_counted_and_leave_few_rows()
    {
        const int writers = 8, each = 60;
        var before = await NowAsync();
        await Task.WhenAll(Enumerable.Range(0, writers).Select(async _ =>
        {
            for (var i = 0; i < each; i++) await PromptAsync();
        }));
        (await NowAsync()).Writes.ShouldBe(before.Writes + (writers * each));
        (await lab.Server.ScalarAsync<long>("select count(*) from lab.revision")).ShouldBeLessThan(writers * each / 2);
    }

    [Test]
    public async Task Samples_of_evaluations_are_none_of_the_lab()
    {
        var plan = Some.Plan(Some.Case());
        var (run, cases) = (Some.Run(plan), Some.RunCases(plan));
        await Ports.Results.BeginRunAsync(run, plan, cases, None);
        var before = await NowAsync();
        await Ports.Results.SaveSampleAsync(cases[0].Id, Some.Sample(), None);
        (await NowAsync()).ShouldBe(before);
    }

    private Task<LabRevision> NowAsync() => Ports.Revision.ReadRevisionAsync(None);
}
