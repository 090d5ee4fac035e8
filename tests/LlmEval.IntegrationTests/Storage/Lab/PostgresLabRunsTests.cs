namespace LlmEval.IntegrationTests.Storage.Lab;

[Parallelizable]
[TestFixtureSource(typeof(Postgres), nameof(Postgres.Majors))]
public class PostgresLabRunsTests(int major) : LabRunsContract
{
    private LabMajor lab = null!;

    private protected override async Task<ILabStore> OpenStoreAsync() => lab = await LabMajor.OpenAsync(major, Clock);

    [Test]
    public async Task A_run_whose_process_is_gone_can_be_claimed()
    {
        var id = $"run_{Guid.CreateVersion7():N}";
        await using var claim = await Ports.Runs.TryClaimAsync(id, None);
        (await Ports.Runs.TryClaimAsync(id, None)).ShouldBeNull();
        // What the server does when the process's socket is closed.
        (await lab.Server.ScalarAsync<bool>("select bool_and(pg_terminate_backend(pid)) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())")).ShouldBeTrue();
        await using var next = await Ports.Runs.TryClaimAsync(id, None);
        next.ShouldNotBeNull();
        // Whoever lost it takes nothing from the next.
        await claim!.DisposeAsync();
        (await Ports.Runs.TryClaimAsync(id, None)).ShouldBeNull();
    }

    [Test]
    public async Task A_deleted_run_leaves_no_row_of_the_pipeline()
    {
        var (prompt, config) = (await PromptAsync(), await ConfigAsync());
        var (run, samples) = await MadeAsync(prompt, [config]);
        await Ports.Runs.DeleteRunsAsync([run.Id], None);
        (await lab.Server.ScalarAsync<long>($"select count(*) from eval.run where id = '{run.EvalRun}'")).ShouldBe(0);
        (await lab.Server.ScalarAsync<long>($"select count(*) from eval.sample where id = '{samples[0].Id}'")).ShouldBe(0);
    }
}
