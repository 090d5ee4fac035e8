namespace LlmEval.Core.Domain.Observatory.Alerts;

/// <summary>Port: brings alerts up to date when something else than a score changed what they rest on.</summary>
/// <remarks>Errors: <see cref="Results.StorageException"/> when the store cannot be reached. Doing it again changes nothing.</remarks>
public interface IAlertUpkeep
{
    /// <summary>Compares all checkpoints of a model anew: after a checkpoint was deleted, or a decision on one was made.</summary>
    Task CompareAnewAsync(string modelId, CancellationToken cancellationToken);

    /// <summary>Judges anew whether models are ready to be promoted: after rules, suites or waivers changed.</summary>
    /// <param name="modelIds">The models; null for all.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task JudgeAnewAsync(IReadOnlyCollection<string>? modelIds, CancellationToken cancellationToken);
}
