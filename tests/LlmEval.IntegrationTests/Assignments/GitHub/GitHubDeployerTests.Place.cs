using System.Text;
using LlmEval.Adapters.Assignments.GitHub;
using LlmEval.Core.Domain.Assignments;

namespace LlmEval.IntegrationTests.Assignments.GitHub;

/// <summary>A GitHub of its own for each test of the contract.</summary>
internal sealed partial class GitHubDeployerTests
{
    private sealed class GitHubPlace(FakeGitHub server, GitHubDeployer deployer) : IDeployPlace
    {
        public IDeployer Deployer => deployer;

        public int CommitsOfMaking => 1;

        public IReadOnlyList<(string Commit, string Message)> CommitsOf(string repository)
        {
            var commits = new List<(string, string)>();
            if (server.Find(FakeGitHub.Login, repository) is not { } found) return commits;
            for (var id = found.Branches["main"]; id is not null; id = ParentOf(found, id)) commits.Add((id, found.Commits[id].Message));
            return commits;
        }

        public async Task<DateTimeOffset?> CreatedAtAsync(string repository) => await deployer.CreatedAtAsync(new Uri($"https://github.com/{FakeGitHub.Login}/{repository}"), CancellationToken.None);

        public void Publish()
        {
            foreach (var repository in server.Repositories) Settle(repository);
        }

        public Task BreakAsync()
        {
            server.Instead = call => FakeGitHubAnswer.Error(400, $"Problems with {call.Authorization}");
            return Task.CompletedTask;
        }

        public IEnumerable<(string Where, byte[] Content)> Traces() =>
            server.Calls.Select(call => ($"{call.Method} {call.Path}", Encoding.UTF8.GetBytes(call.Path + call.Body)))
                .Concat(server.Repositories.SelectMany(repository => repository.Blobs.Select(blob => (blob.Key, blob.Value))));

        public async ValueTask DisposeAsync()
        {
            deployer.Dispose();
            await server.DisposeAsync();
        }
    }
}
