using System.Text;
using LlmEval.Adapters.Assignments.Git;
using LlmEval.Adapters.Assignments.Local;
using LlmEval.Core.Domain.Assignments;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Assignments.Git;

/// <summary>Strangers' repositories, made with the machine's own git, as the static checks see them.</summary>
[CancelAfter(120_000)]
public class GitRepositoryReaderTests
{
    private static readonly GitReaderOptions Here = new() { AllowFiles = true, AllowPrivateAddresses = true };

    private GitFolder repository = null!;

    [SetUp]
    public void Make() => repository = GitFolder.Init();

    [TearDown]
    public void Remove() => repository.Dispose();

    [Test]
    public async Task A_commit_its_files_and_all_that_ever_was_are_read()
    {
        var first = repository.Commit("key.txt", "sk-secret", "Add the key\n\nBy mistake.");
        File.Delete(Path.Combine(repository.Path, "key.txt"));
        var second = repository.Commit("index.html", "page", "Remove it");

        var state = await ReadAsync(second);

        (state.Exists, state.DefaultBranch, state.HasCommit, state.IsOnDefaultBranch, state.Unread).ShouldBe((true, "main", true, true, null));
        Shown(state.Files).ShouldBe([("index.html", second, "page")]);
        Shown(state.History).ShouldBe([("key.txt", first, "sk-secret"), ("index.html", second, "page")]);
        state.Messages.ShouldBe([(first, "Add the key\n\nBy mistake."), (second, "Remove it")]);
    }

    [Test]
    public async Task What_other_branches_and_tags_hide_is_read_and_a_merge_is_no_hiding_place()
    {
        repository.Commit("index.html", "page");
        repository.Git("checkout", "--quiet", "-b", "hidden");
        var hidden = repository.Commit("hidden.txt", "on a branch");
        repository.Git("checkout", "--quiet", "--detach");
        var tagged = repository.Commit("tagged.txt", "at a tag");
        repository.Git("tag", "v1");
        repository.Git("checkout", "--quiet", "main");
        repository.Commit("main.txt", "main");
        repository.Git("merge", "--quiet", "--no-commit", "--no-ff", "hidden");
        var merge = repository.Commit("evil.txt", "only in the merge");

        var state = await ReadAsync(merge);

        foreach (var expected in ((string, string, string)[])[("hidden.txt", hidden, "on a branch"), ("tagged.txt", tagged, "at a tag"), ("evil.txt", merge, "only in the merge")]) Shown(state.History).ShouldContain(expected);
        state.History.Count.ShouldBe(5);
    }

    [Test]
    public async Task The_same_content_is_told_once_with_the_first_commit_that_has_it()
    {
        var first = repository.Commit("a.txt", "same");
        repository.Commit("b.txt", "same");
        File.Delete(Path.Combine(repository.Path, "a.txt"));
        var last = repository.Commit("c.txt", "other");

        var state = await ReadAsync(last);

        Shown(state.History).ShouldBe([("a.txt", first, "same"), ("c.txt", last, "other")]);
        Shown(state.Files).ShouldBe([("b.txt", first, "same"), ("c.txt", last, "other")]);
    }

    [TestCase("main")]
    [TestCase("HEAD")]
    [TestCase("--help")]
    [TestCase("")]
    [TestCase("0000000000000000000000000000000000000000")]
    [TestCase("abc")]
    public async Task What_is_no_whole_id_of_a_commit_is_none(string commit)
    {
        repository.Commit("index.html", "page");

        var state = await ReadAsync(commit);

        (state.Exists, state.HasCommit, state.IsOnDefaultBranch, state.Files.Count, state.History.Count).ShouldBe((true, false, false, 0, 1));
    }

    [Test]
    public async Task A_part_of_an_id_and_the_id_of_a_blob_are_no_commits()
    {
        var commit = repository.Commit("index.html", "page");

        foreach (var id in (string[])[commit[..10], commit.ToUpperInvariant(), repository.Git("rev-parse", "HEAD:index.html")]) (await ReadAsync(id)).HasCommit.ShouldBeFalse(id);
    }

    [Test]
    public async Task A_commit_of_another_branch_is_not_on_the_default_one()
    {
        repository.Commit("index.html", "page");
        repository.Git("checkout", "--quiet", "-b", "other");
        var commit = repository.Commit("other.txt", "other");
        repository.Git("checkout", "--quiet", "main");

        var state = await ReadAsync(commit);

        (state.DefaultBranch, state.HasCommit, state.IsOnDefaultBranch).ShouldBe(("main", true, false));
    }

    [Test]
    public async Task The_default_branch_has_whatever_name_it_has()
    {
        using var old = GitFolder.Init("trunk");
        var commit = old.Commit("index.html", "page");

        var state = await new GitRepositoryReader(Here, local: null, age: null, TimeProvider.System).ReadAsync(new Submission(old.Url.AbsoluteUri, commit, ""), CancellationToken.None);

        (state.DefaultBranch, state.IsOnDefaultBranch).ShouldBe(("trunk", true));
    }

    [Test]
    public async Task An_empty_repository_has_nothing()
    {
        var state = await ReadAsync(new string('1', 40));

        (state.Exists, state.DefaultBranch, state.HasCommit, state.History.Count, state.Messages.Count, state.Unread).ShouldBe((true, null, false, 0, 0, null));
    }

    [Test]
    public async Task A_huge_blob_is_told_and_not_read()
    {
        repository.Commit("huge.bin", new string('x', 5000));
        var commit = repository.Commit("index.html", "page");

        var state = await ReadAsync(commit, new RepositoryLimits { LargestBlob = 4096 });

        state.Unread.ShouldBe("Over the limits and not read: 1 blob of more than 0 MiB.");
        state.Files.Single(file => file.Path == "huge.bin").Content.ShouldBeNull();
        state.History.Single(file => file.Path == "huge.bin").Content.ShouldBeNull();
        state.Files.Single(file => file.Path == "index.html").Content.ShouldNotBeNull();
    }

    [Test]
    public async Task Beyond_the_limit_in_all_the_commits_own_files_are_read_first()
    {
        repository.Commit("index.html", new string('a', 600));
        repository.Commit("index.html", new string('b', 600));
        var commit = repository.Commit("index.html", new string('c', 600));

        var state = await ReadAsync(commit, new RepositoryLimits { MostBytes = 1000 });

        state.Files.Single().Content.ShouldNotBeNull();
        state.History.Count(blob => blob.Content is null).ShouldBe(2);
        state.Unread!.ShouldContain("2 blobs beyond");
    }

    [Test]
    public async Task Of_many_commits_the_newest_are_read_and_the_rest_is_told()
    {
        var stream = new StringBuilder();
        for (var i = 1; i <= 300; i++) stream.Append($"commit refs/heads/main\ncommitter A <a@b> {1_700_000_000 + i} +0000\ndata 3\nc\n\nM 100644 inline f{i}.txt\ndata {i.ToString().Length}\n{i}\n\n");
        GitFolder.Feed(repository.Path, stream.ToString(), "fast-import", "--quiet");

        var state = await ReadAsync(repository.Git("rev-parse", "main"), new RepositoryLimits { MostCommits = 100 });

        state.Messages.Count.ShouldBe(100);
        state.Unread.ShouldBe("Over the limits and not read: 200 of 300 commits.");
        // What the oldest commit that is read has from before is looked at with it.
        state.History.Count.ShouldBe(300);
        state.Files.Count.ShouldBe(300);
    }

    [Test]
    public async Task More_than_may_be_fetched_is_told_and_nothing_is_measured_wrongly()
    {
        var noise = new byte[300_000];
        new Random(1).NextBytes(noise);
        File.WriteAllBytes(Path.Combine(repository.Path, "noise.bin"), noise);
        var commit = repository.Commit("index.html", "page");

        var state = await ReadAsync(commit, new RepositoryLimits { MostFetched = 100 << 10 });

        (state.Exists, state.HasCommit).ShouldBe((true, false));
        state.Unread!.ShouldContain("nothing of it was read");
    }

    [Test]
    public async Task Links_submodules_and_odd_names_are_data()
    {
        File.CreateSymbolicLink(Path.Combine(repository.Path, "link"), "/etc/passwd");
        repository.Commit("a \"quoted\"\nname.txt", "odd");
        repository.Git("update-index", "--add", "--cacheinfo", $"160000,{new string('a', 40)},module");
        repository.Git("commit", "--quiet", "--message", "Add a module");

        var state = await ReadAsync(repository.Git("rev-parse", "HEAD"));

        Shown(state.Files).Select(file => (file.Path, file.Content)).ShouldBe([("a \"quoted\"\nname.txt", "odd"), ("link", "/etc/passwd")]);
        state.History.Count.ShouldBe(2);
    }

    [Test]
    public async Task Hooks_and_settings_of_the_repository_are_not_run()
    {
        var commit = repository.Commit("index.html", "page");
        var ran = Path.Combine(repository.Path, "ran");
        foreach (var hook in (string[])["post-checkout", "pre-receive", "reference-transaction", "post-upload-pack"])
        {
            var path = Path.Combine(repository.Path, ".git", "hooks", hook);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, $"#!/bin/sh\ntouch {ran}\n");
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        repository.Git("config", "core.fsmonitor", $"touch {ran}");
        (await ReadAsync(commit)).HasCommit.ShouldBeTrue();

        File.Exists(ran).ShouldBeFalse();
    }

    [Test]
    public async Task A_repository_over_http_is_fetched_and_one_that_is_not_there_does_not_exist()
    {
        var commit = repository.Commit("index.html", "page");
        repository.Git("update-server-info");
        await using var server = await FileServer.StartAsync(Path.Combine(repository.Path, ".git"));
        var reader = new GitRepositoryReader(Here, local: null, (_, _) => Task.FromResult<DateTimeOffset?>(DateTimeOffset.UnixEpoch), TimeProvider.System);

        var state = await reader.ReadAsync(new Submission($"{server.Address}repo", commit, ""), CancellationToken.None);
        var none = await reader.ReadAsync(new Submission($"{server.Address}other", commit, ""), CancellationToken.None);

        (state.Exists, state.DefaultBranch, state.IsOnDefaultBranch, state.CreatedAt).ShouldBe((true, "main", true, DateTimeOffset.UnixEpoch));
        Shown(state.Files).Single().Content.ShouldBe("page");
        none.Exists.ShouldBeFalse();
        server.Addresses.ShouldAllBe(address => address == "127.0.0.1");
    }

    [Test]
    public async Task A_redirect_is_not_followed_and_a_place_that_fails_is_no_fault_of_the_builder()
    {
        await using var server = await FileServer.StartAsync(repository.Path);
        var reader = new GitRepositoryReader(Here, local: null, age: null, TimeProvider.System);

        foreach (var path in (string[])["moved", "broken"])
        {
            var problem = await Should.ThrowAsync<DeploymentException>(() => reader.ReadAsync(new Submission($"{server.Address}{path}", new string('1', 40), ""), CancellationToken.None));
            problem.IsTransient.ShouldBeTrue();
            problem.Message.ShouldContain("127.0.0.1 does not give its repository");
        }

        server.Paths.ShouldNotContain(path => path.StartsWith("/repo", StringComparison.Ordinal));
    }

    [TestCase("http://127.0.0.1:1/a/b", "not on the public internet")]
    [TestCase("http://[::1]:1/a/b", "not on the public internet")]
    [TestCase("http://169.254.169.254/latest/meta-data", "not on the public internet")]
    [TestCase("http://localhost/a/b", "not on the public internet")]
    [TestCase("https://10.0.0.1/a/b", "not on the public internet")]
    [TestCase("file:///etc", "no public repository")]
    [TestCase("/etc", "no public repository")]
    [TestCase("ext::sh -c touch% /tmp/pwned", "no https or http address")]
    [TestCase("ssh://git@example.com/a/b", "no https or http address")]
    [TestCase("git@example.com:a/b", "no address")]
    [TestCase("--upload-pack=touch", "no address")]
    [TestCase("https://user:password@example.com/a/b", "carries credentials")]
    public async Task Addresses_that_lead_inside_are_refused(string address, string why)
    {
        var state = await new GitRepositoryReader(new GitReaderOptions(), local: null, age: null, TimeProvider.System).ReadAsync(new Submission(address, new string('1', 40), ""), CancellationToken.None);

        state.Exists.ShouldBeFalse();
        state.Unread!.ShouldContain(why);
    }

    [Test]
    public async Task Our_own_hosts_repositories_are_read_where_they_are_also_after_a_new_start()
    {
        using var folder = new TemporaryFolder();
        var clock = new FakeTimeProvider();
        Submission submission;
        await using (var before = await LocalHost.StartAsync(folder.Path, new PageServerOptions(), clock, CancellationToken.None))
        {
            submission = await before.Deployer.DeployAsync(new DeployRequest("page", SomeFiles.Page(), "Round 1"), CancellationToken.None);
        }

        clock.Advance(TimeSpan.FromHours(1));
        await using var host = await LocalHost.StartAsync(folder.Path, new PageServerOptions(), clock, CancellationToken.None);
        var reader = new GitRepositoryReader(new GitReaderOptions(), host.Reader, age: null, TimeProvider.System);

        var state = await reader.ReadAsync(submission, CancellationToken.None);

        (state.Exists, state.DefaultBranch, state.IsOnDefaultBranch, state.CreatedAt).ShouldBe((true, "main", true, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        state.Files.Select(file => file.Path).ShouldBe(["README.md", "index.html"]);
        (await reader.ReadAsync(submission with { RepoUrl = new Uri(host.Address, "git/builders/none").AbsoluteUri }, CancellationToken.None)).Exists.ShouldBeFalse();
    }

    [Test]
    public async Task A_repository_of_another_host_of_this_machine_is_not_taken_for_missing()
    {
        using var ours = new TemporaryFolder();
        using var theirs = new TemporaryFolder();
        await using var other = await LocalHost.StartAsync(theirs.Path, new PageServerOptions(), TimeProvider.System, CancellationToken.None);
        var submission = await other.Deployer.DeployAsync(new DeployRequest("page", SomeFiles.Page(), "Round 1"), CancellationToken.None);
        await using var host = await LocalHost.StartAsync(ours.Path, new PageServerOptions(), TimeProvider.System, CancellationToken.None);
        var reader = new GitRepositoryReader(new GitReaderOptions(), host.Reader, age: null, TimeProvider.System);

        var problem = await Should.ThrowAsync<DeploymentException>(() => reader.ReadAsync(submission, CancellationToken.None));

        problem.Message.ShouldContain("start the builder in the same folder, or with the same LLM_EVAL_HOME");
    }

    private static IReadOnlyList<(string Path, string Commit, string Content)> Shown(IEnumerable<StoredBlob> blobs) => [.. blobs.Select(blob => (blob.Path, blob.Commit, Encoding.UTF8.GetString(blob.Content!.Value.Span)))];

    private Task<RepositoryState> ReadAsync(string commit, RepositoryLimits? limits = null) =>
        new GitRepositoryReader(Here with { Limits = limits ?? new RepositoryLimits() }, local: null, age: null, TimeProvider.System).ReadAsync(new Submission(repository.Url.AbsoluteUri, commit, ""), CancellationToken.None);
}
