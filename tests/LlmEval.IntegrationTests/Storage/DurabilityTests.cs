using System.Diagnostics;
using LlmEval.Adapters.Postgres;
using LlmEval.Adapters.Postgres.Results;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Storage;

/// <summary>What was reported done is there after a kill.</summary>
[Parallelizable]
public class DurabilityTests
{
    private TemporaryDatabase files = null!;

    [SetUp]
    public async Task MakeFilesAsync()
    {
        Postgres.Bin(15);
        files = await TemporaryDatabase.PreparedAsync();
    }

    [TearDown]
    public async Task RemoveFilesAsync() => await files.DisposeAsync();

    [Test]
    public async Task A_killed_run_leaves_every_case_that_it_reported_and_is_seen_as_killed([Values] bool serverToo)
    {
        await using var writer = StorageHost.Start("write", files.Options.StateFolder);
        await writer.ReadLineAsync();
        var run = new RunId(Guid.Parse((await writer.ReadLineAsync()).Split(' ')[1]));
        List<string> said = [];
        while (said.Count < 300) said.Add(await writer.ReadLineAsync());
        if (serverToo) await KillServerAsync();
        await writer.KillAsync();
        said.AddRange((await writer.RestAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries));

        await using var database = await files.OpenAsync();
        await using var reader = new PostgresResultReader(database);
        (await reader.FindRunsAsync(run.ToString(), CancellationToken.None)).ShouldHaveSingleItem().Status.ShouldBe(RunStatus.Killed);
        var cases = await reader.ReadCasesAsync(run, CancellationToken.None);
        cases.Count.ShouldBe(2000);
        var done = cases.Where(item => item is { Verdict: CaseVerdict.Passed, Samples.Count: 1 }).Select(item => "saved " + item.Name).ToHashSet();
        said.Except(done).ShouldBeEmpty();
    }

    [Test]
    public async Task A_server_that_is_killed_under_a_run_is_started_again_and_nothing_is_lost()
    {
        await using var database = await files.OpenAsync();
        await using var store = new PostgresResultStore(database);
        var plan = Some.Plan([.. Enumerable.Range(0, 400).Select(i => Some.Case(task: Some.Task($"t/{i:d3}")))]);
        var (run, cases) = (Some.Run(plan), Some.RunCases(plan));
        await store.BeginRunAsync(run, plan, cases, CancellationToken.None);
        await SaveAsync(cases.Take(200));
        var saving = SaveAsync(cases.Skip(200));
        await KillServerAsync();
        await saving;
        await SaveAsync(cases.Take(1));

        await using var reader = new PostgresResultReader(database);
        (await reader.ReadCasesAsync(run.Id, CancellationToken.None)).ShouldAllBe(item => item.Verdict == CaseVerdict.Passed && item.Samples.Count == 1);
        (await reader.FindRunsAsync("latest", CancellationToken.None)).ShouldHaveSingleItem().Status.ShouldBe(RunStatus.Running);
        await store.FinishRunAsync(run.Id, RunStatus.Completed, Some.Time, [], CancellationToken.None);
        (await reader.FindRunsAsync("latest", CancellationToken.None)).ShouldHaveSingleItem().Status.ShouldBe(RunStatus.Completed);

        Task SaveAsync(IEnumerable<RunCase> some) => Task.WhenAll(some.Select(async item =>
        {
            var sample = Some.Sample();
            await store.SaveSampleAsync(item.Id, sample, CancellationToken.None);
            await store.SaveCaseAsync(Some.Result(item, sample), CancellationToken.None);
        }));
    }

    [Test]
    public async Task Sessions_that_the_server_ends_are_opened_again()
    {
        await using var database = await files.OpenAsync();
        await using var store = new PostgresResultStore(database);
        await using var reader = new PostgresResultReader(database);
        var plan = Some.Plan(Some.Case(samples: 2));
        var (run, cases) = (Some.Run(plan), Some.RunCases(plan));
        await store.BeginRunAsync(run, plan, cases, CancellationToken.None);
        await store.SaveSampleAsync(cases[0].Id, Some.Sample(0), CancellationToken.None);
        await using (var command = database.DataSource.CreateCommand("select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"))
        {
            ((long)(await command.ExecuteScalarAsync())!).ShouldBeGreaterThanOrEqualTo(2);
        }

        await store.SaveSampleAsync(cases[0].Id, Some.Sample(1), CancellationToken.None);
        (await reader.ReadCasesAsync(run.Id, CancellationToken.None)).ShouldHaveSingleItem().Samples.Count.ShouldBe(2);
        (await reader.FindRunsAsync("latest", CancellationToken.None)).ShouldHaveSingleItem().Status.ShouldBe(RunStatus.Running);
    }

    [Test]
    public async Task A_run_that_writes_nothing_for_a_while_takes_its_lost_lock_again()
    {
        var clock = new HeartbeatClock();
        await using var database = await PostgresDatabase.OpenAsync(files.Options with { Clock = clock }, CancellationToken.None);
        await using var store = new PostgresResultStore(database);
        await using var reader = new PostgresResultReader(database);
        var plan = Some.Plan();
        await store.BeginRunAsync(Some.Run(plan), plan, Some.RunCases(plan), CancellationToken.None);
        const string endHolder = "select pg_terminate_backend(pid, 10000) from pg_locks where locktype = 'advisory'";
        await using (var command = database.DataSource.CreateCommand(endHolder)) (await command.ExecuteScalarAsync()).ShouldBe(true);
        (await StatusAsync()).ShouldBe(RunStatus.Killed);

        clock.Beat();
        var looks = 0;
        while (await StatusAsync() != RunStatus.Running) (++looks).ShouldBeLessThan(1000);
        async Task<RunStatus> StatusAsync() => (await reader.FindRunsAsync("latest", CancellationToken.None))[0].Status;
    }

    private async Task KillServerAsync()
    {
        using var server = Process.GetProcessById(files.ServerPid);
        server.Kill();
        await server.WaitForExitAsync();
    }

    /// <summary>The system's clock, but periodic timers run when the test says so.</summary>
    private sealed class HeartbeatClock : TimeProvider
    {
        private Action beat = () => { };

        public void Beat() => beat();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (period > TimeSpan.Zero) beat = () => callback(state);
            return base.CreateTimer(callback, state, period > TimeSpan.Zero ? Timeout.InfiniteTimeSpan : dueTime, Timeout.InfiniteTimeSpan);
        }
    }
}
