using System.Text.Json.Nodes;
using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Variables;
using LlmEval.Core.Domain.Identity;

namespace LlmEval.Adapters.Yaml.Grammar;

/// <summary>Describes a value that must not be shown or stored: what is secret in it has to come from a variable.</summary>
/// <param name="expected">What it must be, with its article.</param>
/// <param name="literalSecret">Finds the part of a text that is a secret written out; null when there is none.</param>
public sealed class SecretShape(string expected, Func<string, string?> literalSecret) : ScalarShape<Secret>
{
    /// <summary>A key or token. Short words are let through: servers without keys often want some word all the same.</summary>
    public static SecretShape Token { get; } = new("a reference such as ${env:OPENAI_API_KEY}", SecretPatterns.LongToken);

    /// <summary>Whether the value has the right form. Default: any has.</summary>
    public Func<Secret, bool> IsValid { get; init; } = _ => true;

    /// <inheritdoc />
    public override string Expected => expected;

    private protected override bool IsSecret => true;

    private protected override JsonObject Schema() => new() { ["type"] = "string", ["minLength"] = 1 };

    private protected override Reading<Secret> Parse(ScalarValue value)
    {
        var written = value.Node.Text;
        if (literalSecret(written) is { } literal)
            return Fail(value, VariableCodes.LiteralSecret, SecretScan.Message, SecretScan.Suggestion, literal);
        if (value.Text.Length == 0) return Fail(value, ValueCodes.EmptyText, $"{value.Subject} is empty");
        var secret = new Secret(value.Expanded.HasReferences ? written : "literal", value.Text);
        return IsValid(secret)
            ? Reading<Secret>.Valid(secret, value.Node)
            : Fail(value, ValueCodes.Url, $"{value.Subject} must be {Expected}, not {value.Shown}");
    }
}
