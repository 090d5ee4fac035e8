using System.Text.RegularExpressions;

namespace LlmEval.Core.Assignments.Rendering;

/// <summary>Texts with variables: <c>{{ name }}</c> and <c>${name}</c>; never a bare <c>{name}</c>, which JavaScript and JSON are full of.</summary>
public static partial class VariableText
{
    /// <summary>The names that a text asks for and that are not known, each once.</summary>
    /// <param name="text">The text.</param>
    /// <param name="kind">Whether <c>${…}</c> may be JavaScript's own.</param>
    /// <param name="known">The names that are known.</param>
    public static IReadOnlyList<VariableReference> Unknown(string text, TextKind kind, IReadOnlySet<string> known) =>
        [.. Reference().Matches(text)
            .Where(match => !known.Contains(Name(match)) && !IsScript(match, kind))
            .Select(match => new VariableReference(Name(match), match.Value))
            .DistinctBy(reference => reference.Name)];

    /// <summary>Puts the values of variables into a text.</summary>
    /// <exception cref="FormatException">The text asks for an unknown name; the loader of templates says so with its place.</exception>
    public static string Render(string text, TextKind kind, IReadOnlyDictionary<string, string> values) =>
        Reference().Replace(text, match =>
        {
            if (values.TryGetValue(Name(match), out var value)) return value;
            if (IsScript(match, kind)) return match.Value;
            throw new FormatException($"The variable '{Name(match)}' is not known; known are {string.Join(", ", values.Keys.Order(StringComparer.Ordinal))}.");
        });

    private static bool IsScript(Match match, TextKind kind) => kind == TextKind.Script && match.ValueSpan[0] == '$';

    private static string Name(Match match) => match.Groups["name"].Value;

    [GeneratedRegex(
        @"\{\{[ \t]*(?<name>[A-Za-z_][A-Za-z0-9_]*)[ \t]*\}\}|\$\{(?<name>[A-Za-z_][A-Za-z0-9_]*)\}",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Reference();
}

/// <summary>A place where a text asks for a variable.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Written">How the text writes it, e.g. <c>{{ seed }}</c>.</param>
public sealed record VariableReference(string Name, string Written);

/// <summary>What a text with variables is.</summary>
public enum TextKind
{
    /// <summary>Words: every <c>${name}</c> is a variable of ours.</summary>
    Words,

    /// <summary>JavaScript: a <c>${name}</c> of an unknown name is a part of a template literal and stays.</summary>
    Script,
}
