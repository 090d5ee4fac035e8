using LlmEval.Core.Domain.Lab;

namespace LlmEval.Core.Lab.Checks;

/// <summary>Checks review prompts before they are kept. Their template is checked by the judge that fills it.</summary>
public static class ReviewPromptCheck
{
    /// <summary>What is wrong with a review prompt, its template aside.</summary>
    public static IReadOnlyList<LabProblem> Of(ReviewPrompt prompt) =>
    [
        .. NameCheck.Of(prompt.Name),
        .. Rest(prompt),
    ];

    private static IEnumerable<LabProblem> Rest(ReviewPrompt prompt)
    {
        if (string.IsNullOrWhiteSpace(prompt.Template)) yield return new("template", "is empty");
        if (string.IsNullOrWhiteSpace(prompt.DefaultModel)) yield return new("default_model", "is empty: give the judging model's name at its provider");
        if (string.IsNullOrWhiteSpace(prompt.Connection)) yield return new("connection", "is empty");
        if (!double.IsFinite(prompt.Scale.Lowest) || !double.IsFinite(prompt.Scale.Highest) || prompt.Scale.Lowest >= prompt.Scale.Highest)
            yield return new("scale", "the worst score must be below the best one");
        if (prompt.Criteria.Any(string.IsNullOrWhiteSpace)) yield return new("criteria", "one is empty");
        // Judges write criteria in their own case, and are read so.
        foreach (var same in prompt.Criteria.GroupBy(Plain).Where(group => group.Key.Length > 0 && group.Count() > 1))
            yield return new("criteria", $"{string.Join(" and ", same.Select(name => $"'{name}'"))} are the same word");
    }

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
