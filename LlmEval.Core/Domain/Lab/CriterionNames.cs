namespace LlmEval.Core.Domain.Lab;

/// <summary>Compares names of criteria: judges write them in their own way.</summary>
public static class CriterionNames
{
    /// <summary>Letters and digits in lower case: <c>best_practices</c> and <c>Best Practices</c> are the same.</summary>
    public static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
