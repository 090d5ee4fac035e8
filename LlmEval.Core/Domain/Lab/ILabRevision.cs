namespace LlmEval.Core.Domain.Lab;

/// <summary>Port: says whether anything of the lab was written since one last looked, whoever wrote it. Safe for concurrent use.</summary>
/// <remarks>Errors: <see cref="Results.StorageException"/> when the store cannot be reached.</remarks>
public interface ILabRevision
{
    /// <summary>The revision now. What is read afterwards holds every write that it counts.</summary>
    Task<LabRevision> ReadRevisionAsync(CancellationToken cancellationToken);
}

/// <summary>A state of all that the lab keeps: prompts, configs and review prompts, runs, experiments, and what is said of them.</summary>
/// <param name="Writes">How many transactions wrote to it.</param>
/// <param name="Newest">The newest of them; 0 for none. A database that was restored has other ones.</param>
public readonly record struct LabRevision(long Writes, long Newest);
