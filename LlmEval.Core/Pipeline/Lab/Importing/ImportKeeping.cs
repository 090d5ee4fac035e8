using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Judging.Reviewing;
using LlmEval.Core.Lab;
using LlmEval.Core.Lab.Importing;

namespace LlmEval.Core.Pipeline.Lab.Importing;

/// <summary>Keeps what was read from files: what is new is added, what differs becomes a new version, what was deleted is there again.</summary>
public static class ImportKeeping
{
    /// <summary>Keeps an import. What cannot be kept is among the problems, and the rest is kept.</summary>
    /// <exception cref="Domain.Results.StorageException">The store cannot be reached.</exception>
    public static async Task<KeptImport> KeepAsync(ILabCatalogue catalogue, LabImport import, CancellationToken cancellationToken)
    {
        var problems = import.Problems.ToList();
        var prompts = new List<KeptItem>();
        foreach (var prompt in import.Prompts)
        {
            prompts.Add(new(prompt.Name, await KeepAsync(
                prompt,
                await catalogue.FindPromptAsync(prompt.Name, version: null, cancellationToken),
                (existing, next) => existing.Hash == next.Hash,
                catalogue.AddPromptAsync,
                catalogue.UpdatePromptAsync,
                existing => existing.IsActive,
                cancellationToken)));
        }

        var configs = new List<KeptItem>();
        foreach (var config in import.Configs)
        {
            configs.Add(new(config.Name, await KeepAsync(
                config,
                await catalogue.FindConfigAsync(config.Name, version: null, cancellationToken),
                (existing, next) => existing.Hash == next.Hash,
                catalogue.AddConfigAsync,
                catalogue.UpdateConfigAsync,
                existing => existing.IsActive,
                cancellationToken)));
        }

        var reviewPrompts = new List<KeptItem>();
        foreach (var prompt in import.ReviewPrompts)
        {
            var check = ReviewTemplate.Check(prompt.Template, prompt.Criteria, prompt.Mode);
            problems.AddRange(check.Errors.Select(error => new LabProblem($"{prompt.Id}.template", error)));
            if (!check.IsValid) continue;
            try
            {
                reviewPrompts.Add(new(prompt.Id, await KeepAsync(
                    prompt,
                    await catalogue.FindReviewPromptAsync(prompt.Id, version: null, cancellationToken),
                    (existing, next) => existing.Hash == next.Hash,
                    catalogue.AddReviewPromptAsync,
                    catalogue.UpdateReviewPromptAsync,
                    existing => existing.IsActive,
                    cancellationToken)));
            }
            catch (LabNameTakenException taken)
            {
                problems.Add(new($"{prompt.Id}.name", taken.Message));
            }
        }

        return new KeptImport(prompts, configs, reviewPrompts, problems);
    }

    private static async Task<ImportOutcome> KeepAsync<T>(
        T next,
        T? existing,
        Func<T, T, bool> isSame,
        Func<T, CancellationToken, Task<T>> addAsync,
        Func<T, CancellationToken, Task<T>> updateAsync,
        Func<T, bool> isActive,
        CancellationToken cancellationToken)
        where T : class
    {
        if (existing is null)
        {
            await addAsync(next, cancellationToken);
            return ImportOutcome.Added;
        }

        // Written in any case: description, category and tags are no part of the hash.
        await updateAsync(next, cancellationToken);
        return !isActive(existing) ? ImportOutcome.Added : isSame(existing, next) ? ImportOutcome.Unchanged : ImportOutcome.NewVersion;
    }
}

/// <summary>What became of an import.</summary>
/// <param name="Prompts">The prompts that are kept, by name.</param>
/// <param name="Configs">The configs that are kept, by name.</param>
/// <param name="ReviewPrompts">The review prompts that are kept, by id.</param>
/// <param name="Problems">What could not be read or kept, or was left out.</param>
public sealed record KeptImport(
    IReadOnlyList<KeptItem> Prompts, IReadOnlyList<KeptItem> Configs, IReadOnlyList<KeptItem> ReviewPrompts, IReadOnlyList<LabProblem> Problems);

/// <summary>Something that was kept.</summary>
/// <param name="Name">Its name, or id.</param>
/// <param name="Outcome">What became of it.</param>
public sealed record KeptItem(string Name, ImportOutcome Outcome);

/// <summary>What became of something that files hold.</summary>
public enum ImportOutcome
{
    /// <summary>It is new, or there again after it was deleted.</summary>
    Added,

    /// <summary>There was one of this name: its contents are a new version of it.</summary>
    NewVersion,

    /// <summary>There was one of this name with the same contents.</summary>
    Unchanged,
}
