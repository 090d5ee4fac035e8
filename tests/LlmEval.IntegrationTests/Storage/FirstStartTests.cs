using LlmEval.Adapters.Postgres;

namespace LlmEval.IntegrationTests.Storage;

/// <summary>A state folder that has no database yet.</summary>
[Parallelizable]
public class FirstStartTests
{
    private TemporaryDatabase files = null!;

    [SetUp]
    public void MakeFiles()
    {
        Postgres.Bin(15);
        files = new TemporaryDatabase();
    }

    [TearDown]
    public async Task RemoveFilesAsync() => await files.DisposeAsync();

    [Test]
    public async Task Many_processes_that_make_the_database_at_once_share_one_server()
    {
        var hosts = Enumerable.Range(0, 3).Select(_ => StorageHost.Start("hold", files.Options.StateFolder)).ToList();
        var own = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => files.OpenAsync()));
        foreach (var host in hosts) (await host.ReadLineAsync()).ShouldBe("open");
        File.ReadLines(files.Layout.Log).Count(line => line.Contains("starting PostgreSQL", StringComparison.Ordinal)).ShouldBe(1);
        // One process applied the steps; if it was ours, one of its databases says so.
        own.Count(database => database.AppliedMigrations.Count > 0).ShouldBeLessThanOrEqualTo(1);

        foreach (var database in own) await database.DisposeAsync();
        files.Server.IsAlive.ShouldBeTrue();
        foreach (var host in hosts) (await host.EndAsync()).ShouldBe(0);
        files.Server.IsAlive.ShouldBeFalse();
    }

    [Test]
    public async Task Cancelling_the_first_start_leaves_nothing_running()
    {
        using var soon = new CancellationTokenSource();
        var opening = PostgresDatabase.OpenAsync(files.Options, soon.Token);
        await soon.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(opening);
        files.Server.IsAlive.ShouldBeFalse();
        await using var database = await files.OpenAsync();
        database.AppliedMigrations.ShouldNotBeEmpty();
    }

    [Test]
    public async Task The_check_before_the_first_run_makes_and_starts_nothing()
    {
        PostgresDatabase.Exists(files.Options).ShouldBeFalse();
        var checks = await DatabaseAdmin.CheckAsync(files.Options, CancellationToken.None);
        checks.ShouldAllBe(check => check.Passed);
        Directory.Exists(files.Layout.Root).ShouldBeFalse();
        await using (await files.OpenAsync())
        {
        }

        PostgresDatabase.Exists(files.Options).ShouldBeTrue();
        (await DatabaseAdmin.CheckAsync(files.Options, CancellationToken.None))[^1].Detail.ShouldContain(files.Layout.Data);
    }
}
