using LlmEval.Adapters.Anthropic;
using LlmEval.Adapters.OpenAi;
using LlmEval.Adapters.Yaml.Prices;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;

namespace LlmEval.Adapters.Yaml.LabFiles;

/// <summary>What holds where nobody wrote a <c>lab.yaml</c>: OpenAI and Anthropic, by the variables that their SDKs read.</summary>
public static class UsualConnections
{
    /// <summary>The settings. A key that is missing is said when its connection is used, not before.</summary>
    /// <param name="environment">Gives environment variables; null for one that is not set.</param>
    public static LabSettings Of(Func<string, string?> environment) => new()
    {
        Connections =
        [
            Connection(OpenAiProvider.LiteralName, new OpenAiOptions
            {
                BaseUrl = Address(environment, "OPENAI_BASE_URL", "https://api.openai.com/v1"),
                ApiKey = Key(environment, "OPENAI_API_KEY"),
            }),
            Connection(AnthropicProvider.LiteralName, new AnthropicOptions
            {
                BaseUrl = Address(environment, "ANTHROPIC_BASE_URL", "https://api.anthropic.com"),
                ApiKey = Key(environment, "ANTHROPIC_API_KEY"),
            }),
        ],
        Prices = PriceFile.Default,
    };

    private static LabConnection Connection(string provider, ProviderOptions provided) =>
        new() { Name = provider, Template = new ModelOptions { Id = provider, Provider = provider, Model = provider, Provided = provided } };

    // One that is no address is refused by the provider, with the words for it.
    private static Uri Address(Func<string, string?> environment, string variable, string usual) =>
        new(environment(variable) is { Length: > 0 } text && Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out _) ? text : usual, UriKind.RelativeOrAbsolute);

    private static Secret? Key(Func<string, string?> environment, string variable) =>
        environment(variable) is { Length: > 0 } key ? new Secret($"${{env:{variable}}}", key) : null;
}
