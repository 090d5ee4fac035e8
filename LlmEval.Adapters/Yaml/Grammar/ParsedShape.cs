using System.Text.Json.Nodes;
using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Variables;

namespace LlmEval.Adapters.Yaml.Grammar;

/// <summary>Describes a text with a meaning of its own: an address, a rule, a metric.</summary>
/// <param name="code">The code for text without that meaning.</param>
/// <param name="expected">What it must be, with its article.</param>
/// <param name="parse">Finds the meaning; null when there is none.</param>
public sealed class ParsedShape<T>(ErrorCode code, string expected, Func<string, T?> parse) : ScalarShape<T>
    where T : class
{
    /// <summary>A pattern for editors; null for any text.</summary>
    public string? Pattern { get; init; }

    /// <summary>How a text without meaning may be mended; null for no idea.</summary>
    public Func<string, string?> Suggest { get; init; } = _ => null;

    /// <summary>Finds the part of a text that is a secret written out; null when there is none.</summary>
    public Func<string, string?> LiteralSecret { get; init; } = _ => null;

    /// <inheritdoc />
    public override string Expected => expected;

    private protected override JsonObject Schema()
    {
        var schema = new JsonObject { ["type"] = "string" };
        if (Pattern is not null) schema["pattern"] = Pattern;
        return schema;
    }

    private protected override Reading<T> Parse(ScalarValue value)
    {
        if (LiteralSecret(value.Node.Text) is { } secret)
            return Fail(value, VariableCodes.LiteralSecret, SecretScan.Message, SecretScan.Suggestion, secret);
        return parse(value.Text) is { } parsed
            ? Reading<T>.Valid(parsed, value.Node)
            : Fail(value, code, $"{value.Subject} must be {expected}, not {value.Shown}", Suggest(value.Text));
    }
}
