using System.Text.Json;
using LlmEval.Adapters.Postgres;
using LlmEval.Adapters.Postgres.Users;
using LlmEval.Core.Domain.Identity;
using LlmEval.IntegrationTests.Storage;

namespace LlmEval.IntegrationTests.Tool;

/// <summary><c>users</c> as its users meet it.</summary>
[Parallelizable]
[CancelAfter(180_000)]
public class UsersCommandTests
{
    private EvalFolder folder = null!;

    [SetUp]
    public async Task MakeFolderAsync()
    {
        Postgres.Bin(15);
        folder = await EvalFolder.CreateAsync(0);
    }

    [TearDown]
    public async Task RemoveFolderAsync() => await folder.DisposeAsync();

    [Test]
    public async Task Users_are_added_listed_renewed_and_revoked_and_the_log_says_so()
    {
        (await RunAsync("list")).ShouldSatisfyAllConditions(empty => empty.Stdout.ShouldBeEmpty(), empty => empty.Stderr.ShouldContain("users add NAME"));

        var added = await RunAsync("add", "ann", "--role", "reviewer");
        added.Stdout.ShouldMatch(@"\Alle_[A-Za-z0-9_-]{43}\r?\n\z");
        added.Stderr.ShouldContain("Added ann as reviewer.");
        var again = await RunAsync("add", "ann", "--role", "admin");
        (again.ExitCode, again.Stdout).ShouldBe((2, ""));
        again.Stderr.ShouldContain("There is a user ann already. For a new token: llm-eval users token ann");

        using var renewed = JsonDocument.Parse((await RunAsync("token", "ann", "--json")).Stdout);
        var token = renewed.RootElement.GetProperty("token").GetString()!;
        token.ShouldNotBe(added.Stdout.Trim());
        (renewed.RootElement.GetProperty("name").GetString(), renewed.RootElement.GetProperty("role").GetString()).ShouldBe(("ann", "reviewer"));

        var listed = (await RunAsync("list")).Stdout;
        listed.ShouldContain("ann");
        listed.ShouldNotContain("lle_");
        await RunAsync("add", "ci", "--role", "ingest");
        (await RunAsync("revoke", "ann")).ShouldSatisfyAllConditions(gone => gone.ExitCode.ShouldBe(0), gone => gone.Stdout.ShouldBeEmpty());
        var lines = (await RunAsync("list", "--json")).Stdout.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(2);
        lines[0].ShouldContain("revoked");

        await using var database = await folder.OpenDatabaseAsync();
        (await new PostgresUserStore(database).FindByTokenAsync(new Secret("a test", token), CancellationToken.None)).ShouldBeNull();
        var log = await new PostgresAuditLog(database).ReadAsync(null, 10, CancellationToken.None);
        log.Select(entry => (entry.Entry.Action, entry.Entry.Subject)).ShouldBe([("user.revoke", "ann"), ("user.add", "ci"), ("user.token", "ann"), ("user.add", "ann")]);
        log.ShouldAllBe(entry => entry.Entry.Detail!.Contains(Environment.UserName) && !entry.Entry.Detail.Contains("lle_"));
    }

    [TestCase("There is no user bob. See: llm-eval users list", "revoke", "bob")]
    [TestCase("There is no user bob. See: llm-eval users list", "token", "bob")]
    [TestCase("'a b' is not a name for a user: 1 to 64 letters", "add", "a b", "--role", "admin")]
    [TestCase("--role", "add", "bob")]
    [TestCase("owner", "add", "bob", "--role", "owner")]
    public async Task What_cannot_be_done_is_said_with_its_fix(string complaint, params string[] arguments)
    {
        var refused = await RunAsync(arguments);
        (refused.ExitCode, refused.Stdout).ShouldBe((2, ""));
        refused.Stderr.ShouldContain(complaint);
    }

    private Task<ToolResult> RunAsync(params string[] arguments) => folder.RunAsync(["users", .. arguments]);
}
