using LlmEval.Adapters.Postgres;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Adapters.Postgres;

public class StateFolderTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void An_ancestor_with_a_state_folder_is_taken()
    {
        var state = folder.Folder("a/.llm-eval");
        Find(folder.Folder("a/b/c")).ShouldBe(state);
    }

    [Test]
    public void The_nearest_ancestor_wins()
    {
        folder.Folder("a/.llm-eval");
        folder.Folder("a/b/.git");
        Find(folder.Folder("a/b/c")).ShouldBe(Path.Combine(folder.Path, "a", "b", ".llm-eval"));
    }

    [Test]
    public void A_repository_is_known_by_its_git_folder_or_file()
    {
        folder.File("worktree/.git", "gitdir: elsewhere");
        Find(folder.Folder("worktree/configs")).ShouldBe(Path.Combine(folder.Path, "worktree", ".llm-eval"));
    }

    [Test]
    public void Without_any_it_is_beside_the_config()
    {
        var start = folder.Folder("a/b");
        Find(start).ShouldBe(Path.Combine(start, ".llm-eval"));
        Directory.Exists(Path.Combine(start, ".llm-eval")).ShouldBeFalse();
    }

    [Test]
    public void Without_any_it_is_where_the_command_was_given_if_the_config_is_inside()
    {
        var start = folder.Folder("a/b");
        Find(start, folder.Path).ShouldBe(Path.Combine(folder.Path, ".llm-eval"));
        Find(start, folder.Path + "/").ShouldBe(Path.Combine(folder.Path, ".llm-eval"));
        Find(start, folder.Folder("a/bc")).ShouldBe(Path.Combine(start, ".llm-eval"));
    }

    [Test]
    public void LLM_EVAL_HOME_overrides_the_search()
    {
        folder.Folder("a/.llm-eval");
        StateFolder.Find(folder.Folder("a"), folder.Path, name => name == "LLM_EVAL_HOME" ? "/var/state/../elsewhere/" : null).ShouldBe("/var/elsewhere");
    }

    [Test]
    public void A_relative_LLM_EVAL_HOME_is_refused() =>
        Should.Throw<StorageException>(() => StateFolder.Find(folder.Path, folder.Path, _ => "state")).Message.ShouldContain("absolute");

    [Test]
    public void A_state_folder_keeps_itself_out_of_the_repository()
    {
        var state = Path.Combine(folder.Path, ".llm-eval");
        StateFolder.Create(state);
        File.ReadAllText(Path.Combine(state, ".gitignore")).ShouldBe("*\n");
    }

    [Test]
    public void The_configs_url_goes_before_the_environments()
    {
        static string? Environment(string name) => name == "LLM_EVAL_DATABASE_URL" ? "postgresql://environment" : null;
        PostgresOptions.For(folder.Path, folder.Path, new Secret("storage.url", "postgresql://config"), Environment).Url!.Reveal().ShouldBe("postgresql://config");
        PostgresOptions.For(folder.Path, folder.Path, new Secret("storage.url", ""), Environment).Url!.Reveal().ShouldBe("postgresql://environment");
        PostgresOptions.For(folder.Path, folder.Path, configured: null, _ => null).Url.ShouldBeNull();
    }

    private static string Find(string start, string workingDirectory = "/elsewhere") => StateFolder.Find(start, workingDirectory, _ => null);
}
