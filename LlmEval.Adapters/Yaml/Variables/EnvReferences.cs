using System.Text;
using System.Text.RegularExpressions;
using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Documents;

namespace LlmEval.Adapters.Yaml.Variables;

/// <summary>Replaces <c>${env:NAME}</c> and <c>${env:NAME:-default}</c> by the variable's value. A variable that is empty counts as unset.</summary>
internal static class EnvReferences
{
    /// <summary>What an address or number may be instead, in JSON Schema.</summary>
    public const string SchemaPattern = @"\$\{env:[A-Za-z_][A-Za-z0-9_]*(:-[^}]*)?\}";

    private static readonly Regex Candidates = LinearRegex.Of(@"\$\{[^}]*\}?");
    private static readonly Regex Reference = LinearRegex.Of(@"^\$\{env:(?<name>[A-Za-z_][A-Za-z0-9_]*)(?::-(?<default>[^}]*))?\}\z");
    private static readonly Regex Word = LinearRegex.Of("[A-Za-z_][A-Za-z0-9_]*");

    /// <summary>Replaces the references of a scalar; null when one cannot be, which is reported.</summary>
    /// <param name="scalar">The scalar.</param>
    /// <param name="variables">Gives the values.</param>
    /// <param name="problems">Takes what is wrong.</param>
    /// <param name="missing">What stands for a variable that is not set; null when that is a problem.</param>
    public static ExpandedText? Expand(ScalarNode scalar, Func<string, string?> variables, DiagnosticBag problems, string? missing = null)
    {
        if (!scalar.Text.Contains("${", StringComparison.Ordinal)) return ExpandedText.Literal(scalar.Text);
        var text = new StringBuilder();
        var end = 0;
        var failed = false;
        foreach (Match match in Candidates.Matches(scalar.Text))
        {
            text.Append(scalar.Text, end, match.Index - end);
            end = match.Index + match.Length;
            if (Value(scalar, match.Value, variables, problems, missing) is { } value) text.Append(value);
            else failed = true;
        }

        text.Append(scalar.Text, end, scalar.Text.Length - end);
        return failed ? null : new ExpandedText(text.ToString(), HasReferences: true);
    }

    private static string? Value(ScalarNode scalar, string reference, Func<string, string?> variables, DiagnosticBag problems, string? missing)
    {
        if (Reference.Match(reference) is not { Success: true } match)
        {
            problems.Add(
                VariableCodes.MalformedReference, scalar, $"'{reference}' is no reference to a variable",
                Similar(reference), scalar.Locate(reference));
            return null;
        }

        var name = match.Groups["name"].Value;
        if (variables(name) is { Length: > 0 } value) return value;
        if (match.Groups["default"] is { Success: true } fallback) return fallback.Value;
        if (missing is not null) return missing;
        problems.AddOnce(
            VariableCodes.NotSet, scalar, $"the environment variable {name} is not set",
            $"set it, or give a default: ${{env:{name}:-…}}", scalar.Locate(reference));
        return null;
    }

    private static string Similar(string reference)
    {
        var name = Word.Match(reference.Replace("env", "", StringComparison.OrdinalIgnoreCase)).Value;
        return $"write ${{env:{(name.Length == 0 ? "NAME" : name)}}}";
    }
}

/// <summary>The text of a scalar with the values of variables in it.</summary>
/// <param name="Text">The text.</param>
/// <param name="HasReferences">Whether any of it came from a reference.</param>
internal sealed record ExpandedText(string Text, bool HasReferences)
{
    /// <summary>A text without references.</summary>
    public static ExpandedText Literal(string text) => new(text, HasReferences: false);
}
