using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Documents;

namespace LlmEval.Adapters.Yaml.Variables;

/// <summary>Finds secrets anywhere in a file, comments included: the file is stored as it is written.</summary>
internal static class SecretScan
{
    /// <summary>The message of <see cref="VariableCodes.LiteralSecret"/>; the same everywhere, so that one secret is reported once.</summary>
    public const string Message = "this looks like a secret";

    /// <summary>What to do instead.</summary>
    public const string Suggestion = "put it in the environment or in .env and write ${env:NAME}";

    /// <summary>Reports every secret of a text.</summary>
    public static void Report(SourceText source, DiagnosticBag problems)
    {
        foreach (var start in SecretPatterns.In(source.Text))
            problems.Add(VariableCodes.LiteralSecret, source.At(start), Message, Suggestion);
    }
}
