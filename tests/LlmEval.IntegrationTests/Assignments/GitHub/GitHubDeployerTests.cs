using LlmEval.Adapters.Assignments.GitHub;
using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Identity;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Assignments.GitHub;

/// <summary><c>github</c> keeps the contract, and bears what GitHub documents.</summary>
internal sealed partial class GitHubDeployerTests : DeployerContractTests
{
    private static readonly DeployRequest Round1 = new("page", SomeFiles.Page(), "Round 1");

    private FakeTimeProvider clock = null!;
    private FakeGitHub github = null!;
    private GitHubDeployer deployer = null!;

    [SetUp]
    public async Task StartAsync()
    {
        clock = new FakeTimeProvider();
        github = await FakeGitHub.StartAsync(Canary);
        deployer = Deployer(github, Canary, clock);
    }

    [TearDown]
    public async Task StopAsync()
    {
        deployer.Dispose();
        await github.DisposeAsync();
    }

    [Test]
    public async Task The_token_goes_to_the_api_alone()
    {
        var submission = await deployer.DeployAsync(Round1, CancellationToken.None);
        Settle(github.Repositories[0]);
        await deployer.IsServedAsync(submission, CancellationToken.None);

        submission.RepoUrl.ShouldBe("https://github.com/octo/page");
        submission.PagesUrl.ShouldBe($"{github.Address}site/page/");
        github.Calls.Where(call => call.Path.StartsWith("/site/", StringComparison.Ordinal)).ShouldNotBeEmpty();
        foreach (var call in github.Calls) (call.Authorization is not null).ShouldBe(!call.Path.StartsWith("/site/", StringComparison.Ordinal), call.Path);
    }

    [Test]
    public async Task The_branch_moves_once_and_never_by_force()
    {
        await deployer.DeployAsync(Round1, CancellationToken.None);

        github.Calls.Count(call => call.Method == "PATCH").ShouldBe(1);
        github.Calls.Single(call => call.Method == "PATCH").Body.ShouldContain("\"force\":false");
        github.Calls.ShouldNotContain(call => call.Method == "DELETE" || call.Path.Contains("/contents/", StringComparison.Ordinal));
    }

    [Test]
    public async Task A_content_that_is_there_is_not_sent_again()
    {
        await deployer.DeployAsync(Round1, CancellationToken.None);
        var before = github.Calls.Count(call => call.Path.EndsWith("/blobs", StringComparison.Ordinal));

        await deployer.DeployAsync(Round1 with { Files = Round1.Files.With([SomeFiles.File("copy.html", "<!doctype html>\n<title>one</title>\n")]) }, CancellationToken.None);

        github.Calls.Count(call => call.Path.EndsWith("/blobs", StringComparison.Ordinal)).ShouldBe(before);
    }

    [Test]
    public async Task Where_the_account_calls_branches_otherwise_main_is_made_and_published()
    {
        github.NewBranch = "trunk";

        var submission = await deployer.DeployAsync(Round1, CancellationToken.None);

        var repository = github.Repositories.Single();
        (repository.DefaultBranch, repository.Branches["main"]).ShouldBe(("main", submission.CommitSha));
    }

    [Test]
    public async Task A_main_that_was_made_although_the_answer_was_lost_is_taken()
    {
        github.NewBranch = "trunk";
        var isLost = false;
        github.Instead = call =>
        {
            if (isLost || call.Method != "POST" || !call.Path.EndsWith("/git/refs", StringComparison.Ordinal)) return null;
            isLost = true;
            var repository = github.Repositories.Single();
            repository.Branches["main"] = repository.Branches["trunk"];
            return FakeGitHubAnswer.Error(502, "Server Error");
        };

        var deploying = deployer.DeployAsync(Round1, CancellationToken.None);
        await clock.FinishAsync(deploying);

        isLost.ShouldBeTrue();
        github.Repositories.Single().Branches["main"].ShouldBe((await deploying).CommitSha);
    }

    [Test]
    public async Task A_page_counts_as_served_when_it_is_built_and_no_cache_has_the_old_one()
    {
        var first = await deployer.DeployAsync(Round1, CancellationToken.None);
        var repository = github.Repositories[0];
        (await ServedAsync(first)).ShouldBeFalse("it is being built");
        Settle(repository);
        (await ServedAsync(first)).ShouldBeTrue();

        var second = await deployer.DeployAsync(Round1 with { Files = SomeFiles.Page("two") }, CancellationToken.None);
        (await ServedAsync(second)).ShouldBeFalse("the newest build is being made");
        repository.EndBuild();
        (await ServedAsync(second)).ShouldBeFalse("a cache has the page of before");
        repository.ExpireCaches();
        (await ServedAsync(second)).ShouldBeTrue();
        (await ServedAsync(first)).ShouldBeFalse();
    }

    [Test]
    public async Task A_build_that_failed_says_why()
    {
        var submission = await deployer.DeployAsync(Round1, CancellationToken.None);
        github.Repositories[0].EndBuild("The tag `oops` on line 3 is not recognised");

        var problem = await Should.ThrowAsync<DeploymentException>(() => ServedAsync(submission));

        problem.Message.ShouldContain("The tag `oops` on line 3");
        problem.IsTransient.ShouldBeFalse();
    }

    [Test]
    public async Task A_page_that_Jekyll_makes_need_not_be_its_file()
    {
        var submission = await deployer.DeployAsync(Round1 with { Files = new FileMap([SomeFiles.File("index.html", "---\ntitle: x\n---\n{{ page.title }}")]) }, CancellationToken.None);
        var repository = github.Repositories[0];
        Settle(repository);
        repository.Blobs[repository.Served!.Single().Sha] = "---\ntitle: y"u8.ToArray();

        (await ServedAsync(submission)).ShouldBeTrue();
    }

    [Test]
    public async Task Another_commit_in_between_is_kept()
    {
        await deployer.DeployAsync(Round1, CancellationToken.None);
        var repository = github.Repositories[0];
        var interfered = false;
        github.Instead = call =>
        {
            if (call.Method != "PATCH" || interfered) return null;
            interfered = true;
            var head = repository.Branches["main"];
            repository.Branches["main"] = repository.Add(new FakeCommit("Somebody else's", repository.Commits[head].Tree, [head]));
            return null;
        };

        await deployer.DeployAsync(Round1 with { Files = SomeFiles.Page("two"), Message = "Round 2" }, CancellationToken.None);

        Messages(repository).ShouldBe(["Round 2", "Somebody else's", "Round 1", "Initial commit"]);
    }

    [Test]
    public async Task An_answer_that_was_lost_makes_no_second_repository_and_no_second_commit()
    {
        var lost = new HashSet<string>();
        github.Instead = call =>
        {
            // Done, and the gateway answers 502.
            if (call.Method is not ("POST" or "PATCH") || !lost.Add(call.Method + call.Path)) return null;
            var answer = new FakeGitHubApi(github).Answer(call.Method, call.Path, System.Text.Json.Nodes.JsonNode.Parse(call.Body)!.AsObject());
            return answer.Status < 300 ? FakeGitHubAnswer.Error(502, "Server Error") : answer;
        };

        await clock.FinishAsync(deployer.DeployAsync(Round1, CancellationToken.None));

        github.Repositories.Count.ShouldBe(1);
        Messages(github.Repositories[0]).ShouldBe(["Round 1", "Initial commit"]);
    }

    [Test]
    public async Task When_a_repository_was_made_is_asked_of_GitHub_alone()
    {
        await deployer.DeployAsync(Round1, CancellationToken.None);

        (await deployer.CreatedAtAsync(new Uri("https://github.com/octo/page.git"), CancellationToken.None)).ShouldBe(github.Now);
        var asked = github.Calls.Count;
        (await deployer.CreatedAtAsync(new Uri("https://example.com/octo/page"), CancellationToken.None)).ShouldBeNull();
        (await deployer.CreatedAtAsync(new Uri("https://github.com/octo/page/pages"), CancellationToken.None)).ShouldBeNull();
        github.Calls.Count.ShouldBe(asked);
    }

    [Test]
    public void Without_a_token_there_are_no_options()
    {
        GitHubOptions.From(_ => null).ShouldBeNull();
        GitHubOptions.From(name => name == "GITHUB_TOKEN" ? Canary : null)!.ToString().ShouldNotContain(Canary);
    }

    internal override async Task<IDeployPlace> OpenPlaceAsync()
    {
        var server = await FakeGitHub.StartAsync(Canary);
        return new GitHubPlace(server, Deployer(server, Canary, TimeProvider.System));
    }

    private static GitHubDeployer Deployer(FakeGitHub server, string token, TimeProvider time) =>
        // Without a limit for an attempt: on a clock that leaps to the next timer it would be over at once.
        new(new GitHubOptions { Token = new Secret("${env:GITHUB_TOKEN}", token), Api = server.Address, Patience = Timeout.InfiniteTimeSpan }, time);

    private static void Settle(FakeGitHubRepository repository)
    {
        repository.EndBuild();
        repository.ExpireCaches();
    }

    private static IEnumerable<string> Messages(FakeGitHubRepository repository)
    {
        for (var id = repository.Branches.GetValueOrDefault("main"); id is not null; id = ParentOf(repository, id)) yield return repository.Commits[id].Message;
    }

    private static string? ParentOf(FakeGitHubRepository repository, string commit) => repository.Commits[commit].Parents is [var first, ..] ? first : null;

    private Task<bool> ServedAsync(Submission submission) => deployer.IsServedAsync(submission, CancellationToken.None);
}
