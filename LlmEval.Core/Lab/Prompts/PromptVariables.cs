using System.Text.RegularExpressions;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Core.Lab.Prompts;

/// <summary>
/// The variables of a prompt. <c>{name}</c> is a placeholder, <c>{{name}}</c> stands for <c>{name}</c>; all other braces (JSON, code, CSS)
/// stand for themselves. A name is letters, digits and <c>_</c>, and begins with no digit.
/// </summary>
public static partial class PromptVariables
{
    /// <summary>The names in some messages, each once, in the order in which they first occur.</summary>
    public static IReadOnlyList<string> In(IEnumerable<ChatMessage> messages) => [.. messages.SelectMany(message => In(message.Content)).Distinct()];

    /// <summary>The names in a text, each once.</summary>
    public static IReadOnlyList<string> In(string text) =>
        [.. Placeholders().Matches(text).Select(match => match.Groups["name"].Value).Where(name => name.Length > 0).Distinct()];

    /// <summary>Fills a text in one pass: nothing in a value is taken for a placeholder. What has no value stays as it is.</summary>
    public static string Fill(string text, IReadOnlyDictionary<string, string> values) => Placeholders().Replace(text, match =>
        match.Groups["literal"] is { Length: > 0 } literal ? $"{{{literal.Value}}}" : values.GetValueOrDefault(match.Groups["name"].Value, match.Value));

    /// <summary>The same text as a prompt in which every brace stands for itself.</summary>
    public static string Escape(string text) => Placeholders().Replace(text, match => $"{{{match.Value}}}");

    /// <summary>Whether a word can be a variable's name.</summary>
    public static bool IsName(string word) => Name().IsMatch(word);

    [GeneratedRegex(@"\{\{(?<literal>[A-Za-z_][A-Za-z0-9_]*)\}\}|\{(?<name>[A-Za-z_][A-Za-z0-9_]*)\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Placeholders();

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
