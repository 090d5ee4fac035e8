using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Judging.Reviewing;

namespace LlmEval.Core.Pipeline.Lab;

/// <summary>Gives a lab that has none its first review prompts, whoever opens it first: a command, a program or the server.</summary>
public static class LabSeeding
{
    /// <summary>
    /// Adds the review prompts that come with the tool, unless there is or was any. What a person deleted does not come back, and one whose
    /// connection is not declared stays out: nobody could judge with it.
    /// </summary>
    /// <exception cref="Domain.Results.StorageException">The store cannot be reached.</exception>
    public static async Task SeedAsync(ILabCatalogue catalogue, LabSettings settings, CancellationToken cancellationToken)
    {
        var usable = ReviewDefaults.Seeded.Where(prompt => settings.Find(prompt.Connection) is not null).ToList();
        if (usable.Count == 0 || (await catalogue.ListReviewPromptsAsync(activeOnly: false, cancellationToken)).Count > 0) return;
        foreach (var prompt in usable)
        {
            try
            {
                await catalogue.AddReviewPromptAsync(prompt, cancellationToken);
            }
            catch (LabNameTakenException)
            {
                // Another process is just doing the same.
            }
        }
    }
}
