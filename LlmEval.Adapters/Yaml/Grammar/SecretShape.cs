using System.Text.Json.Nodes;
using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Variables;
using LlmEval.Core.Domain.Identity;

namespace LlmEval.Adapters.Yaml.Grammar;

/// <summary>Describes a value that must not be shown or stored: it has to come from a variable.</summary>
public sealed class SecretShape : ScalarShape<Secret>
{
    private readonly string expected;
    private readonly Func<string, string?> literalSecret;

    private SecretShape(string expected, Func<string, string?> literalSecret) => (this.expected, this.literalSecret) = (expected, literalSecret);

    /// <summary>A key or token. Short words are let through: servers without keys often want some word all the same.</summary>
    public static SecretShape Token { get; } = new("a reference such as ${env:OPENAI_API_KEY}", SecretPatterns.LongToken);

    /// <summary>An address with a password in it.</summary>
    public static SecretShape ConnectionString { get; } = new("a PostgreSQL URL or connection string", SecretPatterns.PasswordIn)
    {
        IsValid = text => text.StartsWith("postgres://", StringComparison.Ordinal) || text.StartsWith("postgresql://", StringComparison.Ordinal)
            || text.Contains("Host=", StringComparison.OrdinalIgnoreCase) || text.Contains("Server=", StringComparison.OrdinalIgnoreCase),
    };

    /// <inheritdoc />
    public override string Expected => expected;

    private Func<string, bool> IsValid { get; init; } = _ => true;

    private protected override JsonObject Schema() => new() { ["type"] = "string", ["minLength"] = 1 };

    private protected override Reading<Secret> Parse(ScalarValue value)
    {
        var written = value.Node.Text;
        if (literalSecret(written) is { } literal)
            return Fail(value, VariableCodes.LiteralSecret, SecretScan.Message, SecretScan.Suggestion, literal);
        if (value.Text.Length == 0) return Fail(value, ValueCodes.EmptyText, $"{value.Subject} is empty");
        if (!IsValid(value.Text)) return Fail(value, ValueCodes.Url, $"{value.Subject} must be {Expected}, not {value.Shown}");
        return Reading<Secret>.Valid(new Secret(value.Expanded.HasReferences ? written : "literal", value.Text), value.Node);
    }
}
