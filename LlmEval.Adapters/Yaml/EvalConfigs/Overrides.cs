using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Documents;
using LlmEval.Adapters.Yaml.Variables;

namespace LlmEval.Adapters.Yaml.EvalConfigs;

/// <summary>Puts the values of <c>--set path=value</c> into a document, before it is checked: what is wrong then points at the option.</summary>
internal static class Overrides
{
    private const string Option = "--set";

    /// <summary>Applies overrides in order; those that cannot be are reported.</summary>
    public static Node Apply(Node document, IReadOnlyList<string> overrides, DiagnosticBag problems)
    {
        foreach (var text in overrides)
        {
            var source = new SourceText(Option, text);
            SecretScan.Report(source, problems);
            if (Parse(source, problems) is var (path, value)) document = new OverridePath(source, path, value, problems).Set(document);
        }

        return document;
    }

    private static (string Path, Node Value)? Parse(SourceText source, DiagnosticBag problems)
    {
        var equals = source.Text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 1)
        {
            problems.Add(
                OverrideCodes.NotAnOverride, new Location(source, 1, 1), "this is not of the form path=value",
                "write for example scoring.timeout=5s");
            return null;
        }

        // Blanks in place of the path keep the columns of the value.
        var padded = new string(' ', equals + 1) + source.Text[(equals + 1)..];
        if (string.IsNullOrWhiteSpace(padded)) return (source.Text[..equals], Nothing(source));
        return YamlReader.Read(source, padded, problems) is { } value ? (source.Text[..equals], value) : null;
    }

    private static ScalarNode Nothing(SourceText source) =>
        new() { Location = source.At(source.Text.Length), Text = "", IsPlain = true, Start = source.Text.Length, End = source.Text.Length };
}
