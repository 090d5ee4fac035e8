using System.Text.Json.Nodes;
using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Documents;

namespace LlmEval.Adapters.Yaml.Grammar;

/// <summary>Describes a yes or no.</summary>
public sealed class BoolShape : ScalarShape<bool>
{
    /// <inheritdoc />
    public override string Expected => "true or false";

    private protected override JsonObject Schema() => new() { ["type"] = "boolean" };

    private protected override Reading<bool> Parse(ScalarValue value) => value.Kind == ScalarKind.Boolean
        ? Reading<bool>.Valid(value.Text is "true" or "True" or "TRUE", value.Node)
        : Fail(value, ValueCodes.NotOneOf, $"{value.Subject} must be {Expected}, not {value.Shown}", Suggest(value.Text));

    // What YAML 1.1 took for a yes or no, and the words in quotes.
    private static string? Suggest(string text) => text.ToLowerInvariant() switch
    {
        "yes" or "on" or "y" or "1" or "true" => "write true",
        "no" or "off" or "n" or "0" or "false" => "write false",
        _ => null,
    };
}
