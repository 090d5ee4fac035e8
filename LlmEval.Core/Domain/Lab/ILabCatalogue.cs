namespace LlmEval.Core.Domain.Lab;

/// <summary>Port: keeps what the lab asks of whom: prompts, configs and review prompts, each with all its versions. Safe for concurrent use.</summary>
/// <remarks>
/// Saving contents that differ makes a new version; saving the same again makes none. Deleting hides; nothing is lost by it.
/// Errors: <see cref="Results.StorageException"/> when the store cannot be reached.
/// </remarks>
public interface ILabCatalogue
{
    /// <summary>The prompts in their latest versions, newest first.</summary>
    Task<IReadOnlyList<LabPrompt>> ListPromptsAsync(bool activeOnly, CancellationToken cancellationToken);

    /// <summary>A prompt by its name, deleted or not; null when there is none.</summary>
    /// <param name="name">The name.</param>
    /// <param name="version">The version; null for the latest.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<LabPrompt?> FindPromptAsync(string name, int? version, CancellationToken cancellationToken);

    /// <summary>All versions of a prompt, newest first; none when there is none of this name. Only what is versioned differs between them.</summary>
    Task<IReadOnlyList<LabPrompt>> ListPromptVersionsAsync(string name, CancellationToken cancellationToken);

    /// <summary>Adds a prompt. Version and times are set by the store.</summary>
    /// <exception cref="LabNameTakenException">There is one of this name.</exception>
    Task<LabPrompt> AddPromptAsync(LabPrompt prompt, CancellationToken cancellationToken);

    /// <summary>Writes a prompt that is there; also restores it, or deletes it, by <see cref="LabPrompt.IsActive"/>.</summary>
    /// <exception cref="LabNotFoundException">There is none of this name.</exception>
    Task<LabPrompt> UpdatePromptAsync(LabPrompt prompt, CancellationToken cancellationToken);

    /// <summary>The configs in their latest versions, newest first.</summary>
    Task<IReadOnlyList<LabConfig>> ListConfigsAsync(bool activeOnly, CancellationToken cancellationToken);

    /// <summary>A config by its name, deleted or not; null when there is none.</summary>
    /// <param name="name">The name.</param>
    /// <param name="version">The version; null for the latest.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<LabConfig?> FindConfigAsync(string name, int? version, CancellationToken cancellationToken);

    /// <summary>All versions of a config, newest first; none when there is none of this name. Only what is versioned differs between them.</summary>
    Task<IReadOnlyList<LabConfig>> ListConfigVersionsAsync(string name, CancellationToken cancellationToken);

    /// <summary>Adds a config. Version and times are set by the store.</summary>
    /// <exception cref="LabNameTakenException">There is one of this name.</exception>
    Task<LabConfig> AddConfigAsync(LabConfig config, CancellationToken cancellationToken);

    /// <summary>Writes a config that is there; also restores it, or deletes it, by <see cref="LabConfig.IsActive"/>.</summary>
    /// <exception cref="LabNotFoundException">There is none of this name.</exception>
    Task<LabConfig> UpdateConfigAsync(LabConfig config, CancellationToken cancellationToken);

    /// <summary>The review prompts in their latest versions, in the order in which they were made.</summary>
    Task<IReadOnlyList<ReviewPrompt>> ListReviewPromptsAsync(bool activeOnly, CancellationToken cancellationToken);

    /// <summary>A review prompt by its id, deleted or not; null when there is none.</summary>
    /// <param name="id">The id.</param>
    /// <param name="version">The version; null for the latest.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<ReviewPrompt?> FindReviewPromptAsync(string id, int? version, CancellationToken cancellationToken);

    /// <summary>All versions of a review prompt, newest first; none when there is none of this id. Only what is versioned differs between them.</summary>
    Task<IReadOnlyList<ReviewPrompt>> ListReviewPromptVersionsAsync(string id, CancellationToken cancellationToken);

    /// <summary>Adds a review prompt. Version and times are set by the store.</summary>
    /// <exception cref="LabNameTakenException">There is one of this id or name.</exception>
    Task<ReviewPrompt> AddReviewPromptAsync(ReviewPrompt prompt, CancellationToken cancellationToken);

    /// <summary>Writes a review prompt that is there; also restores it, or deletes it, by <see cref="ReviewPrompt.IsActive"/>.</summary>
    /// <exception cref="LabNotFoundException">There is none of this id.</exception>
    /// <exception cref="LabNameTakenException">Another one has this name.</exception>
    Task<ReviewPrompt> UpdateReviewPromptAsync(ReviewPrompt prompt, CancellationToken cancellationToken);

    /// <summary>The weights that were set for a prompt, else the default ones.</summary>
    Task<RankingWeights> WeightsOfAsync(string prompt, CancellationToken cancellationToken);

    /// <summary>The weights that were set, by prompt.</summary>
    Task<IReadOnlyDictionary<string, RankingWeights>> ReadWeightsAsync(CancellationToken cancellationToken);

    /// <summary>Sets the weights of a prompt.</summary>
    /// <exception cref="LabNotFoundException">There is no such prompt.</exception>
    Task SetWeightsAsync(string prompt, RankingWeights weights, string updatedBy, CancellationToken cancellationToken);
}
