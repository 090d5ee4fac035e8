using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Grammar;
using LlmEval.Adapters.Yaml.Variables;

namespace LlmEval.Adapters.Yaml.EvalConfigs;

/// <summary>Describes the address of a server.</summary>
internal static class AddressShape
{
    /// <summary>An address without credentials.</summary>
    /// <param name="example">One that would do.</param>
    public static ParsedShape<Uri> Like(string example) => new(ValueCodes.Url, $"an http or https address without credentials, such as {example}", HttpAddress.Parse)
    {
        Pattern = "^https?://",
        Suggest = text => HttpAddress.Parse("http://" + text) is { } address ? $"write for example {address.OriginalString}" : null,
        LiteralSecret = SecretPatterns.PasswordIn,
    };
}
