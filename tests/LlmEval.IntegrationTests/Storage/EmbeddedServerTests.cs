using LlmEval.Adapters.Postgres;
using LlmEval.Adapters.Postgres.Embedded;
using LlmEval.Core.Domain.Results;

namespace LlmEval.IntegrationTests.Storage;

/// <summary>The life of the embedded server: who starts it, who shares it, who stops it, and what a kill leaves.</summary>
[Parallelizable]
public class EmbeddedServerTests
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
    public async Task The_last_one_out_stops_the_server()
    {
        var first = await files.OpenAsync();
        var second = await files.OpenAsync();
        await first.DisposeAsync();
        files.Server.IsAlive.ShouldBeTrue();
        (await CountAsync(second)).ShouldBe(0);
        await second.DisposeAsync();
        files.Server.IsAlive.ShouldBeFalse();
        Directory.Exists(files.Layout.SocketFolder).ShouldBeFalse();
    }

    [Test]
    public async Task Data_is_there_when_the_server_comes_back()
    {
        await using (var first = await files.OpenAsync()) await ExecuteAsync(first, "create table public.kept (n int); insert into kept values (7)");
        await using var second = await files.OpenAsync();
        (await CountAsync(second, "public.kept")).ShouldBe(1);
        second.AppliedMigrations.ShouldBeEmpty();
    }

    [Test]
    public async Task The_server_outlives_a_killed_starter_that_others_sit_beside()
    {
        await using var starter = StorageHost.Start("hold", files.Options.StateFolder);
        await starter.ReadLineAsync();
        var database = await files.OpenAsync();
        await starter.KillAsync();
        (await CountAsync(database)).ShouldBe(0);
        await database.DisposeAsync();
        files.Server.IsAlive.ShouldBeFalse();
    }

    [Test]
    public async Task A_server_that_a_killed_process_left_is_taken_over_and_stopped_in_the_end()
    {
        await using var starter = StorageHost.Start("hold", files.Options.StateFolder);
        await starter.ReadLineAsync();
        await starter.KillAsync();
        files.Server.IsAlive.ShouldBeTrue();
        var left = files.ServerPid;
        await using (await files.OpenAsync()) files.ServerPid.ShouldBe(left);
        files.Server.IsAlive.ShouldBeFalse();
    }

    [Test]
    public async Task A_killed_server_is_recovered_by_the_next_process()
    {
        var first = await files.OpenAsync();
        await ExecuteAsync(first, "create table public.kept (n int); insert into kept values (7)");
        await KillServerAsync();
        await first.DisposeAsync();
        await using var second = await files.OpenAsync();
        (await CountAsync(second, "public.kept")).ShouldBe(1);
        (await File.ReadAllTextAsync(files.Layout.Log)).ShouldContain("automatic recovery in progress");
    }

    [Test]
    public async Task A_stale_pid_file_that_names_a_living_stranger_is_no_obstacle_and_the_stranger_no_victim()
    {
        await using (await files.OpenAsync())
        {
            await KillServerAsync();
        }

        // The number of the killed server is this process' now.
        var lines = await File.ReadAllLinesAsync(files.Layout.PidFile);
        lines[0] = $"{Environment.ProcessId}";
        await File.WriteAllLinesAsync(files.Layout.PidFile, lines);
        await using (var second = await files.OpenAsync()) (await CountAsync(second)).ShouldBe(0);
        files.Server.IsAlive.ShouldBeFalse();
    }

    [Test]
    public async Task The_server_has_a_session_of_its_own_and_none_of_our_environment()
    {
        await using var host = StorageHost.Start("hold", files.Options.StateFolder);
        await host.ReadLineAsync();
        var pid = files.ServerPid;
        // pid (name) state parent group session: Ctrl+C in the starter's terminal goes to the starter's group.
        var fields = (await File.ReadAllTextAsync($"/proc/{pid}/stat")).Split(") ")[1].Split(' ');
        fields[3].ShouldBe($"{pid}");
        (await File.ReadAllTextAsync($"/proc/{pid}/environ")).ShouldNotContain("hunter2");
    }

    [Test]
    public async Task The_socket_is_in_a_folder_that_only_the_servers_account_may_enter()
    {
        await using var database = await files.OpenAsync();
        File.GetUnixFileMode(files.Layout.SocketFolder).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.GetUnixFileMode(files.Layout.ServerFolder).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await using var command = database.DataSource.CreateCommand("select string_agg(distinct type || ' ' || auth_method, ',') from pg_hba_file_rules where type = 'local'");
        (await command.ExecuteScalarAsync()).ShouldBe("local peer");
    }

    [Test]
    public async Task A_socket_folder_that_is_not_ours_is_refused()
    {
        var elsewhere = files.PathOf("elsewhere");
        Directory.CreateDirectory(elsewhere);
        Directory.CreateSymbolicLink(files.Layout.SocketFolder, elsewhere);
        (await Should.ThrowAsync<StorageException>(files.OpenAsync())).Message.ShouldContain("is not ours");
        Directory.GetFileSystemEntries(elsewhere).ShouldBeEmpty();
        Directory.Delete(files.Layout.SocketFolder);
    }

    [Test]
    public async Task A_server_that_does_not_start_says_why()
    {
        await using (await files.OpenAsync())
        {
        }

        File.Delete(Path.Combine(files.Layout.Data, "global", "pg_control"));
        var message = (await Should.ThrowAsync<StorageException>(files.OpenAsync())).Message;
        message.ShouldContain(files.Layout.Log);
        message.ShouldContain("pg_control");
        files.Server.IsAlive.ShouldBeFalse();
    }

    [Test]
    public async Task A_kept_server_runs_until_it_is_told_to_stop()
    {
        await DatabaseAdmin.StartAsync(files.Options, CancellationToken.None);
        var kept = files.ServerPid;
        await using (var database = await files.OpenAsync())
        {
            files.ServerPid.ShouldBe(kept);
            (await DatabaseAdmin.StopAsync(files.Options, force: false, CancellationToken.None)).ShouldBe(StopResult.InUse);
            await DatabaseAdmin.StartAsync(files.Options, CancellationToken.None);
        }

        files.Server.IsAlive.ShouldBeTrue();
        (await DatabaseAdmin.StopAsync(files.Options, force: false, CancellationToken.None)).ShouldBe(StopResult.Stopped);
        files.Server.IsAlive.ShouldBeFalse();
        (await DatabaseAdmin.StopAsync(files.Options, force: false, CancellationToken.None)).ShouldBe(StopResult.NotRunning);
    }

    [Test]
    public async Task A_stop_while_it_is_in_use_ends_the_wish_to_keep_it()
    {
        await DatabaseAdmin.StartAsync(files.Options, CancellationToken.None);
        await using (await files.OpenAsync())
        {
            (await DatabaseAdmin.StopAsync(files.Options, force: false, CancellationToken.None)).ShouldBe(StopResult.InUse);
        }

        files.Server.IsAlive.ShouldBeFalse();
    }

    [Test]
    public async Task A_dropped_database_leaves_nothing()
    {
        await using (var database = await files.OpenAsync()) await ExecuteAsync(database, "create table public.gone (n int)");
        await DatabaseAdmin.StartAsync(files.Options, CancellationToken.None);
        await DatabaseAdmin.DropAsync(files.Options, CancellationToken.None);
        files.Server.IsAlive.ShouldBeFalse();
        Directory.Exists(files.Layout.Root).ShouldBeFalse();
        PostgresDatabase.Exists(files.Options).ShouldBeFalse();
        await DatabaseAdmin.DropAsync(files.Options, CancellationToken.None);
    }

    private async Task KillServerAsync()
    {
        using var server = System.Diagnostics.Process.GetProcessById(files.ServerPid);
        server.Kill();
        await server.WaitForExitAsync();
    }

    private static async Task ExecuteAsync(PostgresDatabase database, string sql)
    {
        await using var command = database.DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<long> CountAsync(PostgresDatabase database, string table = "eval.run")
    {
        await using var command = database.DataSource.CreateCommand($"select count(*) from {table}");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
