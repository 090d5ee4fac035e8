using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Core.Pipeline.Assignments;

/// <summary>Publishes the rounds of a web app in their order, and waits until the last is served.</summary>
internal sealed class Publisher(AssignmentPorts ports)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    /// <summary>Publishes. What was published already stays as it is.</summary>
    /// <param name="repository">The repository's name.</param>
    /// <param name="before">The files of the round before; null where there was none, or it had none.</param>
    /// <param name="files">The files of this round.</param>
    /// <param name="round">From 1.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="DeploymentException">They could not be published.</exception>
    public async Task<(Submission Submission, bool IsServed)> PublishAsync(string repository, FileMap? before, FileMap files, int round, CancellationToken cancellationToken)
    {
        // Whoever goes on with a run may find its repositories gone, or at the later round already.
        if (before is not null && (await ports.Deployer.ReadHeadAsync(repository, cancellationToken)).Files.Count == 0)
            await ports.Deployer.DeployAsync(new DeployRequest(repository, before, MessageOf(round - 1)), cancellationToken);
        var submission = await ports.Deployer.DeployAsync(new DeployRequest(repository, files, MessageOf(round)), cancellationToken);
        return (submission, await IsServedAsync(submission, cancellationToken));
    }

    private async Task<bool> IsServedAsync(Submission submission, CancellationToken cancellationToken)
    {
        var begun = ports.Time.GetTimestamp();
        while (!await ports.Deployer.IsServedAsync(submission, cancellationToken))
        {
            if (ports.Time.GetElapsedTime(begun) >= ports.ServedWithin) return false;
            await Task.Delay(BetweenLooks, ports.Time, cancellationToken);
        }

        return true;
    }

    private static string MessageOf(int round) => round == 1 ? "Build the app" : $"Change the app, round {round}";
}
