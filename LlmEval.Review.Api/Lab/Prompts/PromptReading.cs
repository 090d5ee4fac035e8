using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Checks;
using LlmEval.Core.Lab.Prompts;
using LlmEval.Review.Api.Problems;

namespace LlmEval.Review.Api.Lab.Prompts;

/// <summary>Reads prompts from requests.</summary>
internal sealed class PromptReading(ILabCatalogue catalogue)
{
    /// <summary>The prompt of a request.</summary>
    /// <exception cref="ProblemException">It is not one.</exception>
    public static LabPrompt Read(string name, LabPromptContents contents)
    {
        var prompt = new LabPrompt
        {
            Name = name,
            Version = 1,
            Messages = contents.Messages.ToMessages(),
            Rows = contents.Rows.ToRows(),
            Description = contents.Description,
            Category = contents.Category,
            Tags = contents.Tags,
            Metadata = contents.Metadata,
        };
        LabProblems.Refuse([.. NameCheck.Of(name), .. PromptCheck.Of(prompt.Messages, prompt.Rows).Problems]);
        return prompt;
    }

    /// <summary>A prompt that is there, deleted or not.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <param name="version">The version; null for the latest.</param>
    /// <exception cref="ProblemException">There is none.</exception>
    public async Task<LabPrompt> FindAsync(string name, CancellationToken cancellationToken, int? version = null) =>
        await catalogue.FindPromptAsync(name, version, cancellationToken)
        ?? throw ProblemException.NotFound(version is null ? $"There is no prompt '{name}'." : $"There is no version {version} of a prompt '{name}'.");

    /// <summary>Refuses a name that is taken.</summary>
    public async Task RequireFreeNameAsync(string name, CancellationToken cancellationToken) =>
        LabNames.RequireFree("prompt", name, (await catalogue.FindPromptAsync(name, version: null, cancellationToken))?.IsActive);
}
