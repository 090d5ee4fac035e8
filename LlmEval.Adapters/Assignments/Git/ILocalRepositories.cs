using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Adapters.Assignments.Git;

/// <summary>Repositories of this machine that are read where they are, without network.</summary>
public interface ILocalRepositories : IRepositoryReader
{
    /// <summary>Whether an address is that of one of them, or of one that could be there.</summary>
    bool Covers(string repoUrl);
}
