namespace LlmEval.Core.Domain.Observatory;

/// <summary>Two measurements whose examples are to be paired.</summary>
/// <param name="First">Id of the first.</param>
/// <param name="Second">Id of the second.</param>
public readonly record struct RunPair(string First, string Second);

/// <summary>Graded examples that two measurements share, by which of them got each right.</summary>
/// <param name="Both">Right in both.</param>
/// <param name="OnlyFirst">Right in the first only.</param>
/// <param name="OnlySecond">Right in the second only.</param>
/// <param name="Neither">Right in neither.</param>
public readonly record struct PairedExamples(int Both, int OnlyFirst, int OnlySecond, int Neither)
{
    /// <summary>Shared examples.</summary>
    public int Count => Both + OnlyFirst + OnlySecond + Neither;
}

/// <summary>Port: counts the examples that measurements share. No text leaves the store.</summary>
/// <remarks>Errors: <see cref="Results.StorageException"/> when the store cannot be reached.</remarks>
public interface IPairedExamples
{
    /// <summary>Counts by pair. A pair without a shared graded example is not in it.</summary>
    Task<IReadOnlyDictionary<RunPair, PairedExamples>> CountAsync(IReadOnlyCollection<RunPair> pairs, CancellationToken cancellationToken);
}
