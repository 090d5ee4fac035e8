using LlmEval.Adapters.Postgres;
using LlmEval.Adapters.Postgres.Migrations;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;

namespace LlmEval.IntegrationTests.Storage;

/// <summary>A server that a URL names, played by an embedded one under other database names; and the schema's steps.</summary>
[Parallelizable]
public class ExternalServerTests
{
    private TemporaryDatabase files = null!;
    private PostgresDatabase server = null!;

    [OneTimeSetUp]
    public async Task StartServerAsync()
    {
        Postgres.Bin(15);
        files = new TemporaryDatabase();
        server = await files.OpenAsync();
    }

    [OneTimeTearDown]
    public async Task StopServerAsync()
    {
        if (server is not null) await server.DisposeAsync();
        if (files is not null) await files.DisposeAsync();
    }

    [Test]
    public async Task It_is_used_and_left_running()
    {
        var options = await NewDatabaseAsync("used");
        await using (var database = await OpenAsync(options))
        {
            database.IsEmbedded.ShouldBeFalse();
            database.AppliedMigrations.ShouldBe(Migration.All.Select(step => step.Number));
        }

        Directory.Exists(options.StateFolder).ShouldBeFalse();
        (await DatabaseAdmin.CheckAsync(options, CancellationToken.None)).ShouldHaveSingleItem().Passed.ShouldBeTrue();
        await Should.ThrowAsync<StorageException>(DatabaseAdmin.StartAsync(options, CancellationToken.None));
    }

    [Test]
    public async Task An_Npgsql_connection_string_does_too()
    {
        var options = await NewDatabaseAsync("keywords");
        options = options with { Url = new Secret("storage.url", $"Host={files.Layout.SocketFolder};Database=keywords;Username={Environment.UserName}") };
        await using var database = await OpenAsync(options);
        database.Description.ShouldEndWith("/keywords");
    }

    [Test]
    public async Task The_first_of_several_hosts_that_answers_is_taken()
    {
        var options = await NewDatabaseAsync("several");
        var url = $"postgresql:///several?host=/nowhere,{files.Layout.SocketFolder}&user={Environment.UserName}&target_session_attrs=read-write";
        await using var database = await OpenAsync(options with { Url = new Secret("storage.url", url) });
        database.AppliedMigrations.ShouldNotBeEmpty();
    }

    [Test]
    public async Task One_host_may_have_target_session_attributes_too()
    {
        var options = await NewDatabaseAsync("attributes");
        await using var database = await OpenAsync(options with { Url = new Secret("storage.url", options.Url!.Reveal() + "&target_session_attrs=read-write") });
        database.AppliedMigrations.ShouldNotBeEmpty();
    }

    [Test]
    public async Task Many_who_open_it_at_once_apply_each_step_once()
    {
        var options = await NewDatabaseAsync("raced");
        var opened = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => OpenAsync(options)));
        opened.SelectMany(database => database.AppliedMigrations).ShouldBe(Migration.All.Select(step => step.Number), ignoreOrder: true);
        foreach (var database in opened) await database.DisposeAsync();
    }

    [Test]
    public async Task A_server_that_is_not_there_is_named_without_the_password()
    {
        var options = files.Options with { Url = new Secret("${env:DB}", "postgresql://me:hunter2@127.0.0.1:1/evals?connect_timeout=2") };
        var message = (await Should.ThrowAsync<StorageException>(OpenAsync(options))).Message;
        message.ShouldContain("127.0.0.1:1/evals");
        message.ShouldContain("LLM_EVAL_DATABASE_URL");
        message.ShouldNotContain("hunter2");
        var check = (await DatabaseAdmin.CheckAsync(options, CancellationToken.None)).ShouldHaveSingleItem();
        check.Passed.ShouldBeFalse();
        check.Fix.ShouldNotBeNull().ShouldContain("${env:DB}");
    }

    [Test]
    public async Task A_database_that_cannot_hold_all_text_is_refused()
    {
        var options = await NewDatabaseAsync("ascii", "encoding 'SQL_ASCII' template template0");
        (await Should.ThrowAsync<StorageException>(OpenAsync(options))).Message.ShouldContain("SQL_ASCII");
    }

    [Test]
    public async Task A_database_whose_steps_were_changed_is_refused()
    {
        var options = await NewDatabaseAsync("changed");
        await using (var database = await OpenAsync(options)) await ExecuteAsync(database, "update core.migration set sha256 = repeat('0', 64) where number = 2");
        (await Should.ThrowAsync<StorageException>(OpenAsync(options))).Message.ShouldContain("step 2 (eval)");
    }

    [Test]
    public async Task A_database_of_a_newer_tool_is_refused()
    {
        var options = await NewDatabaseAsync("newer");
        await using (var database = await OpenAsync(options))
        {
            await ExecuteAsync(database, "insert into core.migration (number, name, sha256, tool_version) values (999, 'later', repeat('0', 64), '9.0.0')");
        }

        var message = (await Should.ThrowAsync<StorageException>(OpenAsync(options))).Message;
        message.ShouldContain("newer than this llm-eval");
        message.ShouldContain("9.0.0");
    }

    [Test]
    public async Task A_step_that_fails_leaves_nothing_of_itself()
    {
        var options = await NewDatabaseAsync("broken");
        await using var source = Npgsql.NpgsqlDataSource.Create(options.Url!.Reveal().Replace("postgresql:///broken?host=", "Database=broken;Host=").Replace("&user=", ";Username="));
        await using var connection = await source.OpenConnectionAsync();
        var good = new Migration(1, "good", "create table core.good (n int)");
        var bad = new Migration(2, "bad", "create table core.half (n int); select 1 / 0");
        await Should.ThrowAsync<Npgsql.PostgresException>(new MigrationRunner([good, bad]).ApplyAsync(connection, CancellationToken.None));
        (await MigrationRunner.ReadAppliedAsync(connection, CancellationToken.None)).ShouldHaveSingleItem().Name.ShouldBe("good");
        (await new MigrationRunner([good, bad with { Sql = "create table core.half (n int)" }]).ApplyAsync(connection, CancellationToken.None)).ShouldBe([2]);
    }

    [Test]
    public async Task The_url_for_psql_works()
    {
        var url = DatabaseAdmin.Url(files.Options);
        url.ShouldStartWith("postgresql:///llm_eval?host=%2Ftmp%2Fllm-eval-");
        await using var database = await OpenAsync(files.Options with { Url = new Secret("url", url) });
        DatabaseAdmin.Url(files.Options with { Url = new Secret("url", "postgresql://me:hunter2@db:5433/x") }).ShouldBe("postgresql:///x?host=db&port=5433&user=me");
    }

    private async Task<PostgresOptions> NewDatabaseAsync(string name, string more = "")
    {
        await ExecuteAsync(server, $"create database {name} {more}");
        var url = $"postgresql:///{name}?host={files.Layout.SocketFolder}&user={Environment.UserName}";
        return new PostgresOptions { StateFolder = files.PathOf("unused"), Url = new Secret("storage.url", url) };
    }

    private static Task<PostgresDatabase> OpenAsync(PostgresOptions options) => PostgresDatabase.OpenAsync(options, CancellationToken.None);

    private static async Task ExecuteAsync(PostgresDatabase database, string sql)
    {
        await using var command = database.DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
