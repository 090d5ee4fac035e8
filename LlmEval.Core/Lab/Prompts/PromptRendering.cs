using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Core.Lab.Prompts;

/// <summary>What a prompt sends: its messages, filled.</summary>
public static class PromptRendering
{
    /// <summary>The messages for each row, in the order of the rows; once without a row's name where the prompt has none.</summary>
    /// <exception cref="LabRefusedException">A placeholder has no value; the message names it, and how to send braces as they are.</exception>
    public static IReadOnlyList<RenderedPrompt> Render(LabPrompt prompt)
    {
        var problems = PromptCheck.Of(prompt.Messages, prompt.Rows, isToBeSent: true).Problems;
        if (problems.Count > 0) throw new LabRefusedException($"prompt '{prompt.Name}' cannot be sent: {string.Join("; ", problems.Select(problem => $"{problem.Place}: {problem.Message}"))}");
        return prompt.Rows.Count == 0
            ? [new RenderedPrompt(null, Filled(prompt, new Dictionary<string, string>()))]
            : [.. prompt.Rows.Select(row => new RenderedPrompt(row.Name, Filled(prompt, row.Values)))];
    }

    private static IReadOnlyList<ChatMessage> Filled(LabPrompt prompt, IReadOnlyDictionary<string, string> values) =>
        [.. prompt.Messages.Select(message => message with { Content = PromptVariables.Fill(message.Content, values) })];
}

/// <summary>What is sent for one row of a prompt.</summary>
/// <param name="Row">The row's name; null where the prompt has none.</param>
/// <param name="Messages">The messages.</param>
public sealed record RenderedPrompt(string? Row, IReadOnlyList<ChatMessage> Messages);
