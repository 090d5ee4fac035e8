using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Models;
using LlmEval.Review.Api.Problems;

namespace LlmEval.Review.Api.Lab.Prompts;

/// <summary>Reads prompts from requests.</summary>
internal static class PromptReading
{
    /// <summary>The prompt of a request.</summary>
    /// <exception cref="ProblemException">It is not one.</exception>
    public static LabPrompt Read(string name, LabPromptContents contents)
    {
        var prompt = new LabPrompt
        {
            Name = name,
            Version = 1,
            Messages = [.. contents.Messages.Select(message => new ChatMessage(message.Role, message.Content))],
            Rows = [.. contents.Rows.Select(row => new LabRow(row.Name, row.Values))],
            Description = contents.Description,
            Category = contents.Category,
            Tags = contents.Tags,
            Metadata = contents.Metadata,
        };
        return prompt;
    }

    /// <summary>A prompt that is there, deleted or not.</summary>
    public static async Task<LabPrompt> FindAsync(string name, ILabCatalogue catalogue, CancellationToken cancellationToken) =>
        await catalogue.FindPromptAsync(name, version: null, cancellationToken) ?? throw ProblemException.NotFound($"There is no prompt '{name}'.");

    /// <summary>Refuses a name that is taken.</summary>
    public static async Task RequireFreeNameAsync(string name, ILabCatalogue catalogue, CancellationToken cancellationToken) =>
        LabNames.RequireFree("prompt", name, (await catalogue.FindPromptAsync(name, version: null, cancellationToken))?.IsActive);
}
