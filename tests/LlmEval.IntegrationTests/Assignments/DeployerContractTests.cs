using System.Text;
using LlmEval.Core.Domain.Assignments;

namespace LlmEval.IntegrationTests.Assignments;

/// <summary>What every deployer does, whatever the place.</summary>
[CancelAfter(60_000)]
public abstract class DeployerContractTests
{
    /// <summary>A secret that the deployer could leave somewhere.</summary>
    protected const string Canary = "ghp_canary0123456789abcdefghijklmnopqrst";

    private static readonly HttpClient Http = new();

    private IDeployPlace place = null!;

    [SetUp]
    public async Task OpenAsync() => place = await OpenPlaceAsync();

    [TearDown]
    public ValueTask CloseAsync() => place.DisposeAsync();

    [Test]
    public async Task A_deployment_is_one_commit_on_main_with_these_very_files_and_a_page_that_is_served()
    {
        var files = SomeFiles.Page("one", ("data/söme file.csv", "a,b\n1,2\n"), ("LICENSE", "MIT")).With([new RepositoryFile("logo.png", new byte[] { 0x89, 0x50, 0, 0xFF, 10 }), SomeFiles.File("empty.txt", "")]);

        var submission = await place.Deployer.DeployAsync(new DeployRequest("sum-of-sales-1a2b3", files, "Round 1\n\nAs asked."), CancellationToken.None);

        submission.CommitSha.ShouldMatch("^[0-9a-f]{40}$");
        submission.PagesUrl.ShouldEndWith("/");
        var commits = place.CommitsOf("sum-of-sales-1a2b3");
        commits[0].ShouldBe((submission.CommitSha, "Round 1\n\nAs asked."));
        commits.Count.ShouldBe(place.CommitsOfMaking + 1);
        (await place.Deployer.ReadHeadAsync("sum-of-sales-1a2b3", CancellationToken.None)).Hash.ShouldBe(files.Hash);
        place.Publish();
        (await place.Deployer.IsServedAsync(submission, CancellationToken.None)).ShouldBeTrue();
        (await Http.GetStringAsync(submission.PagesUrl)).ShouldContain("<title>one</title>");
    }

    [Test]
    public async Task The_same_call_again_makes_no_second_commit()
    {
        var request = new DeployRequest("again", SomeFiles.Page(), "Round 1");
        var first = await place.Deployer.DeployAsync(request, CancellationToken.None);

        var second = await place.Deployer.DeployAsync(request, CancellationToken.None);

        second.ShouldBe(first);
        place.CommitsOf("again").Count.ShouldBe(place.CommitsOfMaking + 1);
    }

    [Test]
    public async Task Round_2_is_a_new_commit_on_the_same_repository_and_the_page_is_the_new_one()
    {
        var first = await place.Deployer.DeployAsync(new DeployRequest("rounds", SomeFiles.Page("one", ("old.js", "1")), "Round 1"), CancellationToken.None);
        place.Publish();
        var made = await place.CreatedAtAsync("rounds");

        var second = await place.Deployer.DeployAsync(new DeployRequest("rounds", SomeFiles.Page("two"), "Round 2"), CancellationToken.None);
        place.Publish();

        second.ShouldBe(first with { CommitSha = second.CommitSha });
        place.CommitsOf("rounds").Select(commit => commit.Message).Take(2).ShouldBe(["Round 2", "Round 1"]);
        (await place.CreatedAtAsync("rounds")).ShouldBe(made);
        (await place.Deployer.ReadHeadAsync("rounds", CancellationToken.None)).Find("old.js").ShouldBeNull();
        (await place.Deployer.IsServedAsync(second, CancellationToken.None)).ShouldBeTrue();
        (await place.Deployer.IsServedAsync(first, CancellationToken.None)).ShouldBeFalse();
        (await Http.GetStringAsync(second.PagesUrl)).ShouldContain("<title>two</title>");
    }

    [Test]
    public async Task Deployments_at_once_all_get_in_one_after_the_other()
    {
        await Task.WhenAll(Enumerable.Range(1, 4).Select(i =>
            place.Deployer.DeployAsync(new DeployRequest("busy", SomeFiles.Page($"{i}"), $"Change {i}"), CancellationToken.None)));

        place.CommitsOf("busy").Select(commit => commit.Message).Take(4).Order().ShouldBe(["Change 1", "Change 2", "Change 3", "Change 4"]);
        place.CommitsOf("busy").Count.ShouldBe(place.CommitsOfMaking + 4);
    }

    [Test]
    public async Task What_is_not_there_is_empty_and_not_served()
    {
        var there = await place.Deployer.DeployAsync(new DeployRequest("there", SomeFiles.Page(), "Round 1"), CancellationToken.None);
        place.Publish();

        (await place.Deployer.ReadHeadAsync("nowhere", CancellationToken.None)).Files.ShouldBeEmpty();
        (await place.Deployer.ReadHeadAsync("../there", CancellationToken.None)).Files.ShouldBeEmpty();
        (await place.Deployer.IsServedAsync(there with { CommitSha = new string('0', 40) }, CancellationToken.None)).ShouldBeFalse();
        (await place.Deployer.IsServedAsync(there with { PagesUrl = "no address" }, CancellationToken.None)).ShouldBeFalse();
    }

    [TestCase("../escape", "index.html", "cannot be the name of a repository")]
    [TestCase("a/b", "index.html", "cannot be the name of a repository")]
    [TestCase("name.git", "index.html", "cannot be the name of a repository")]
    [TestCase("fine", "../index.html", "cannot be the path of a file")]
    [TestCase("fine", "/etc/passwd", "cannot be the path of a file")]
    [TestCase("fine", "a/.GIT/config", "cannot be the path of a file")]
    [TestCase("fine", "a\nb", "cannot be the path of a file")]
    [TestCase("fine", "README.md/more", "is a file and a folder")]
    public async Task Names_that_lead_elsewhere_are_refused(string repository, string path, string why)
    {
        var request = new DeployRequest(repository, SomeFiles.Page("one", (path, "x")), "Round 1");

        var problem = await Should.ThrowAsync<DeploymentException>(() => place.Deployer.DeployAsync(request, CancellationToken.None));

        problem.Message.ShouldContain(why);
        problem.IsTransient.ShouldBeFalse();
        place.CommitsOf("fine").ShouldBeEmpty();
    }

    [Test]
    public async Task A_secret_of_ours_is_left_nowhere()
    {
        await place.Deployer.DeployAsync(new DeployRequest("clean", SomeFiles.Page(), "Round 1"), CancellationToken.None);
        await place.Deployer.DeployAsync(new DeployRequest("clean", SomeFiles.Page("two"), "Round 2"), CancellationToken.None);
        await place.BreakAsync();
        var problem = await Should.ThrowAsync<DeploymentException>(() => place.Deployer.DeployAsync(new DeployRequest("clean", SomeFiles.Page("three"), "Round 3"), CancellationToken.None));

        problem.ToString().ShouldNotContain(Canary);
        var traces = place.Traces().ToList();
        traces.ShouldNotBeEmpty();
        foreach (var (where, content) in traces) Encoding.Latin1.GetString(content).Contains(Canary, StringComparison.Ordinal).ShouldBeFalse(where);
    }

    internal abstract Task<IDeployPlace> OpenPlaceAsync();
}

/// <summary>A place as its tests see it from behind.</summary>
internal interface IDeployPlace : IAsyncDisposable
{
    IDeployer Deployer { get; }

    /// <summary>How many commits a new repository has before the first deployment.</summary>
    int CommitsOfMaking { get; }

    /// <summary>The commits of <c>main</c>, the newest first; none for a repository that is not there.</summary>
    IReadOnlyList<(string Commit, string Message)> CommitsOf(string repository);

    Task<DateTimeOffset?> CreatedAtAsync(string repository);

    /// <summary>Lets the place do what it does in its own time.</summary>
    void Publish();

    /// <summary>Makes the next deployment fail.</summary>
    Task BreakAsync();

    /// <summary>All that was left behind, with where.</summary>
    IEnumerable<(string Where, byte[] Content)> Traces();
}
