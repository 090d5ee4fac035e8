using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace LlmEval.Adapters.Yaml.Documents;

/// <summary>Regular expressions for text that anyone may have written: matching takes linear time whatever the text.</summary>
internal static class LinearRegex
{
    /// <summary>Makes one; lookarounds and backreferences are not supported.</summary>
    [SuppressMessage("Security", "MA0009", Justification = "Without backtracking no text takes more than linear time.")]
    public static Regex Of([StringSyntax(StringSyntaxAttribute.Regex)] string pattern, RegexOptions further = RegexOptions.None) =>
        new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | further);
}
