using LlmEval.Adapters.Postgres;
using LlmEval.Adapters.Postgres.Embedded;
using LlmEval.Core.Domain.Results;

namespace LlmEval.IntegrationTests.Storage;

/// <summary>Which PostgreSQL is used, and by whom it can be run.</summary>
[Parallelizable]
public class BinariesTests
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
    public async Task A_database_of_one_major_finds_its_own_programs_and_refuses_others()
    {
        var npm = Postgres.Bin(18);
        files.Bin = npm;
        await using (await files.OpenAsync())
        {
        }

        // Found among all that are here, although another major comes first.
        files.Bin = null;
        (await new BinariesFinder(files.Options).FindAsync(files.Layout, CancellationToken.None)).Major.ShouldBe(18);

        files.Bin = Postgres.Bin(15);
        var message = (await Should.ThrowAsync<StorageException>(files.OpenAsync())).Message;
        message.ShouldContain("made by PostgreSQL 18");
        message.ShouldContain($"PostgreSQL 15 ({files.Bin})");
    }

    [Test]
    public async Task Where_there_is_none_the_message_says_what_to_do()
    {
        files.Bin = files.PathOf("nowhere");
        var message = (await Should.ThrowAsync<StorageException>(files.OpenAsync())).Message;
        message.ShouldContain("apt install postgresql");
        message.ShouldContain("npm install");
        message.ShouldContain("LLM_EVAL_DATABASE_URL");
        (await DatabaseAdmin.CheckAsync(files.Options, CancellationToken.None)).ShouldHaveSingleItem().Passed.ShouldBeFalse();
    }

    [Test]
    public async Task Programs_that_do_not_start_are_named()
    {
        files.Bin = files.PathOf("bin");
        Directory.CreateDirectory(files.Bin);
        foreach (var name in (string[])["postgres", "initdb"])
        {
            await File.WriteAllTextAsync(Path.Combine(files.Bin, name), "#!/bin/sh\nexit 127\n");
            File.SetUnixFileMode(Path.Combine(files.Bin, name), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        (await Should.ThrowAsync<StorageException>(files.OpenAsync())).Message.ShouldContain($"not starting: {files.Bin}");
    }

    [Test]
    public async Task Programs_that_the_servers_account_cannot_reach_are_copied()
    {
        if (!Environment.IsPrivilegedProcess) Assert.Ignore("Only root hands the server to another account.");
        var bin = Postgres.Bin(18);
        var closed = Directory.CreateDirectory(files.PathOf("closed"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await SystemCommand.RunAsync(["cp", "-a", Path.GetDirectoryName(bin)!, Path.Combine(closed.FullName, "native")], CancellationToken.None);
        files.Bin = Path.Combine(closed.FullName, "native", "bin");
        await using (var database = await files.OpenAsync()) database.Description.ShouldContain("PostgreSQL 18.");
        Directory.GetDirectories(files.Layout.Root, "binaries-18.*").ShouldHaveSingleItem();
        await using (await files.OpenAsync())
        {
        }
    }

    [Test]
    public async Task Root_does_not_touch_an_ordinary_users_database()
    {
        if (!Environment.IsPrivilegedProcess) Assert.Ignore("Only root has a database elsewhere.");
        var data = Directory.CreateDirectory(Path.Combine(files.Options.StateFolder, "postgres", "data")).FullName;
        await File.WriteAllTextAsync(Path.Combine(data, "PG_VERSION"), "15\n");
        (await Should.ThrowAsync<StorageException>(files.OpenAsync())).Message.ShouldContain("ordinary user");
    }

    [Test]
    public async Task An_ordinary_user_has_the_database_in_the_state_folder_whatever_its_name()
    {
        if (!Environment.IsPrivilegedProcess) Assert.Ignore("Every other test of this folder runs as an ordinary user already.");
        var account = new ServerAccount(65534, 65534, IsSwitched: true);
        // A copy, because the build's folder may be closed to others; a name that would hurt if a shell saw it.
        var program = files.PathOf("host");
        var home = files.PathOf("it's $HOME \"here\" `id` é");
        await RunAsync("cp", "-a", StorageHost.Folder, program);
        await RunAsync("install", "-d", "-o", "65534", "-g", "65534", home);
        await RunAsync("chmod", "-R", "a+rX", files.PathOf(""));
        var state = Path.Combine(home, ".llm-eval");
        await using (var host = StorageHost.Start("hold", state, account.Prefix, program))
        {
            (await host.ReadLineAsync()).ShouldBe("open");
            (await host.EndAsync()).ShouldBe(0);
        }

        File.Exists(Path.Combine(state, "postgres", "data", "PG_VERSION")).ShouldBeTrue();
        var layout = EmbeddedLayout.For(state, new ServerAccount(65534, 65534, IsSwitched: false));
        FileLock.IsHeld(layout.ServerLock).ShouldBeFalse();
        Directory.Exists(layout.SocketFolder).ShouldBeFalse();
    }

    private static async Task RunAsync(params string[] command) => (await SystemCommand.RunAsync(command, CancellationToken.None)).ShouldSatisfyAllConditions(done => done.ExitCode.ShouldBe(0));
}
