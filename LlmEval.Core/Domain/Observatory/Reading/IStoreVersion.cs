namespace LlmEval.Core.Domain.Observatory.Reading;

/// <summary>Port: tells whether anything has changed since.</summary>
/// <remarks>Errors: <see cref="Results.StorageException"/> when the store cannot be reached.</remarks>
public interface IStoreVersion
{
    /// <summary>A word that is the same again only while every reading gives the same again.</summary>
    Task<string> ReadAsync(CancellationToken cancellationToken);
}
