namespace LlmEval.Core.Domain.Assignments;

/// <summary>Port: a place where repositories and their pages are published. Literal names: <c>local</c>, <c>github</c>.</summary>
/// <remarks>
/// A deployment is one atomic commit on <c>main</c>, its history kept; a repository is never deleted and made again. No credential reaches git's
/// configuration, an address, a log or the history. Errors: <see cref="DeploymentException"/>, whose text holds no secret.
/// </remarks>
public interface IDeployer
{
    /// <summary>The literal name.</summary>
    string Name { get; }

    /// <summary>Makes the repository where there is none, commits the files and publishes the page. The same call again makes no second commit.</summary>
    /// <exception cref="DeploymentException">It could not; says whether to try again.</exception>
    Task<Submission> DeployAsync(DeployRequest request, CancellationToken cancellationToken);

    /// <summary>Whether the page is served, from this commit.</summary>
    /// <exception cref="DeploymentException">The place cannot say.</exception>
    Task<bool> IsServedAsync(Submission submission, CancellationToken cancellationToken);

    /// <summary>The files of a repository's head, to be changed in the next round; empty when there is no such repository.</summary>
    /// <exception cref="DeploymentException">They could not be read.</exception>
    Task<FileMap> ReadHeadAsync(string repository, CancellationToken cancellationToken);
}

/// <summary>What to publish.</summary>
/// <param name="Repository">The repository's name, unique at the place: letters, digits, <c>-</c>, <c>_</c> and <c>.</c>.</param>
/// <param name="Files">All files of the commit: what is not in it is removed.</param>
/// <param name="Message">The commit's message.</param>
public sealed record DeployRequest(string Repository, FileMap Files, string Message);

/// <summary>A deployment did not work.</summary>
/// <param name="message">What happened and what to do, without secrets.</param>
/// <param name="isTransient">Whether a later try may work.</param>
/// <param name="inner">What it came of; null for nothing.</param>
public sealed class DeploymentException(string message, bool isTransient, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether a later try may work.</summary>
    public bool IsTransient { get; } = isTransient;
}
