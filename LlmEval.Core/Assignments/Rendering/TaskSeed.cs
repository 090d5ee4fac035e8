using System.Text.RegularExpressions;

namespace LlmEval.Core.Assignments.Rendering;

/// <summary>The rule for seeds of tasks: they stand in ids, titles, selectors and file names.</summary>
public static partial class TaskSeed
{
    /// <summary>What a seed is, in words.</summary>
    public const string Rule = "1 to 64 letters, digits, '-' and '_'";

    /// <summary>Whether a text is a seed.</summary>
    public static bool IsValid(string seed) => Form().IsMatch(seed);

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,64}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
