using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.EvalConfigs;
using LlmEval.Adapters.Yaml.Grammar;
using LlmEval.Adapters.Yaml.Variables;
using LlmEval.Core.Domain.Identity;

namespace LlmEval.Adapters.OpenAi;

/// <summary>The keys of a model with <c>provider: openai</c>.</summary>
public static class OpenAiGrammar
{
    private const string OpenAiHost = "api.openai.com";

    private static readonly Key<Uri> BaseUrl = Key.WithDefault("base_url", Address(), $"https://{OpenAiHost}/v1",
        "Address of the API up to and including its version: OpenAI's own, a gateway's, or a local server's such as http://localhost:11434/v1.");

    private static readonly Key<Secret?> ApiKey = Key.Optional("api_key", SecretShape.Token,
        "The key, always as a reference such as `${env:OPENAI_API_KEY}`. Leave it out for servers that take none.");

    /// <summary>The provider.</summary>
    public static ProviderGrammar Provider { get; } = new()
    {
        Name = "openai",
        Doc = "Any server with OpenAI's chat completions API: OpenAI, gateways, vLLM, Ollama, llama.cpp and others.",
        Keys = [BaseUrl, ApiKey],
        NeedsModelName = true,
        TakesParameters = true,
        Check = RequireKeyForOpenAi,
        Bind = model => new OpenAiOptions { BaseUrl = model.Get(BaseUrl), ApiKey = model.Get(ApiKey) },
    };

    private static ParsedShape<Uri> Address() => new(ValueCodes.Url, "an http or https address", Parse)
    {
        Pattern = "^https?://",
        Suggest = text => Parse("http://" + text) is { } address ? $"write for example {address.OriginalString}" : null,
        LiteralSecret = SecretPatterns.PasswordIn,
    };

    private static Uri? Parse(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            && address.Host.Length > 0 ? address : null;

    private static void RequireKeyForOpenAi(MapReading model)
    {
        if (!model.TryGet(BaseUrl, out var address) || address.Host != OpenAiHost) return;
        if (!model.TryGet(ApiKey, out var key) || key is not null) return;
        model.Context.Problems.Add(
            ConfigCodes.NoApiKey, model.Node, $"the key 'api_key' is missing: {OpenAiHost} answers to nobody without one", "add api_key: ${env:OPENAI_API_KEY}");
    }
}
