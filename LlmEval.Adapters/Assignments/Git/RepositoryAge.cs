namespace LlmEval.Adapters.Assignments.Git;

/// <summary>Says when a repository was made, which git does not know.</summary>
/// <param name="repository">Its address.</param>
/// <param name="cancellationToken">Stops.</param>
/// <returns>Null for a place that it does not know, or that does not say.</returns>
/// <exception cref="Core.Domain.Assignments.DeploymentException">The place cannot say now.</exception>
public delegate Task<DateTimeOffset?> RepositoryAge(Uri repository, CancellationToken cancellationToken);
