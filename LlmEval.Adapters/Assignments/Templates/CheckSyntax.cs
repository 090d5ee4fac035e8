using System.Text.RegularExpressions;

namespace LlmEval.Adapters.Assignments.Templates;

/// <summary>What no page can ever satisfy: selectors, expressions and keys that are none.</summary>
internal static class CheckSyntax
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    // Neither dialect of the base library is JavaScript's: what one of the two reads may well be right.
    private static readonly RegexOptions[] Dialects = [RegexOptions.ECMAScript, RegexOptions.None];

    /// <summary>What is wrong with the value of a key of a check or a step; null when nothing is, as far as can be seen without a browser.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">Its value, without variables.</param>
    public static string? ProblemOf(string key, string value) => key switch
    {
        "selector" or "fill" or "click" or "in" or "wait" => SelectorSyntax.ProblemOf(value) is { } problem ? $"this is no CSS selector: {problem}" : null,
        "matches" => ProblemOfExpression(value) is { } problem ? $"this is no regular expression: {problem}" : null,
        "press" => KeyNames.Knows(value) ? null : $"'{value}' is no key",
        _ => null,
    };

    private static string? ProblemOfExpression(string expression)
    {
        // JavaScript's word for any character.
        var text = expression.Replace("[^]", @"[\s\S]", StringComparison.Ordinal);
        string? first = null;
        foreach (var dialect in Dialects)
        {
            try
            {
                _ = new Regex(text, dialect, Patience);
                return null;
            }
            catch (ArgumentException problem)
            {
                first ??= problem.Message;
            }
        }

        return first;
    }
}
