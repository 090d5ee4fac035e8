using System.Text;
using LlmEval.Adapters.Assignments.Local;
using LlmEval.Core.Domain.Assignments;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Assignments.Local;

/// <summary><c>local</c> keeps the contract.</summary>
internal sealed class LocalDeployerTests : DeployerContractTests
{
    [Test]
    public async Task Commits_are_the_same_bytes_at_the_same_time()
    {
        var request = new DeployRequest("twin", SomeFiles.Page(), "Round 1");
        await using var one = await LocalPlace.OpenAsync(Canary);
        await using var two = await LocalPlace.OpenAsync(Canary);

        var first = await one.Deployer.DeployAsync(request, CancellationToken.None);

        (await two.Deployer.DeployAsync(request, CancellationToken.None)).CommitSha.ShouldBe(first.CommitSha);
        GitFolder.Run(one.FolderOf("twin"), "show", "--no-patch", "--format=%an <%ae> %aI %cI", "main").ShouldBe("LLM-Eval <llm-eval@localhost> 2026-01-01T00:00:00Z 2026-01-01T00:00:00Z");
    }

    [Test]
    public async Task Two_hosts_on_one_folder_lose_no_commit()
    {
        await using var place = await LocalPlace.OpenAsync(Canary);
        await using var other = await LocalHost.StartAsync(place.Folder, new PageServerOptions(), TimeProvider.System, CancellationToken.None);
        IDeployer[] both = [place.Deployer, other.Deployer];

        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => both[i % 2].DeployAsync(new DeployRequest("shared", SomeFiles.Page($"{i}"), $"Change {i}"), CancellationToken.None)));

        place.CommitsOf("shared").Select(commit => commit.Message).Order().ShouldBe([.. Enumerable.Range(0, 6).Select(i => $"Change {i}")]);
        Directory.EnumerateFileSystemEntries(place.Folder, ".new-*").ShouldBeEmpty();
    }

    internal override async Task<IDeployPlace> OpenPlaceAsync() => await LocalPlace.OpenAsync(Canary);

    private sealed class LocalPlace : IDeployPlace
    {
        private const string Variable = "GITHUB_TOKEN";

        private readonly TemporaryFolder folder;
        private readonly LocalHost host;
        private string history = "";

        private LocalPlace(TemporaryFolder folder, LocalHost host) => (this.folder, this.host) = (folder, host);

        public IDeployer Deployer => host.Deployer;

        public int CommitsOfMaking => 0;

        public string Folder => folder.Path;

        public static async Task<LocalPlace> OpenAsync(string canary)
        {
            // Nothing of our environment reaches git.
            Environment.SetEnvironmentVariable(Variable, canary);
            var folder = new TemporaryFolder();
            return new LocalPlace(folder, await LocalHost.StartAsync(folder.Path, new PageServerOptions(), new FakeTimeProvider(), CancellationToken.None));
        }

        public string FolderOf(string repository) => Path.Combine(folder.Path, "builders", repository + ".git");

        public IReadOnlyList<(string Commit, string Message)> CommitsOf(string repository) => !Directory.Exists(FolderOf(repository))
            ? []
            : [.. GitFolder.Run(FolderOf(repository), "log", "-z", "--format=%H%n%B", "main").Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(text => text.Split('\n', 2)).Select(parts => (parts[0], parts[1].Trim()))];

        public async Task<DateTimeOffset?> CreatedAtAsync(string repository) =>
            (await host.Reader.ReadAsync(new Submission($"{host.Address}git/builders/{repository}", new string('0', 40), ""), CancellationToken.None)).CreatedAt;

        public void Publish()
        {
        }

        public Task BreakAsync()
        {
            foreach (var path in Directory.EnumerateDirectories(folder.Path, "*.git", SearchOption.AllDirectories))
            {
                // Objects are compressed on the disk.
                history += GitFolder.Run(path, "log", "--all", "--patch", "--format=raw");
                Directory.Move(Path.Combine(path, "objects"), Path.Combine(path, "objects.away"));
            }

            return Task.CompletedTask;
        }

        public IEnumerable<(string Where, byte[] Content)> Traces() =>
            Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).Select(path => (path, File.ReadAllBytes(path))).Append(("history", Encoding.UTF8.GetBytes(history)));

        public async ValueTask DisposeAsync()
        {
            Environment.SetEnvironmentVariable(Variable, null);
            await host.DisposeAsync();
            folder.Dispose();
        }
    }
}
