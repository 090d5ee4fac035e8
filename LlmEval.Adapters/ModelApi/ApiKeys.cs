using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.EvalConfigs;
using LlmEval.Adapters.Yaml.Grammar;
using LlmEval.Adapters.Yaml.Variables;
using LlmEval.Core.Domain.Identity;

namespace LlmEval.Adapters.ModelApi;

/// <summary>The config keys that models of all providers over HTTP have, and what is wrong with their values.</summary>
/// <param name="variable">Where users keep the key, e.g. <c>OPENAI_API_KEY</c>.</param>
/// <param name="example">An address, for messages.</param>
/// <param name="beyond">Paths that the provider's SDK adds and users copy along with the address, e.g. <c>/chat/completions</c>.</param>
internal sealed class ApiKeys(string variable, string example, params IReadOnlyList<string> beyond)
{
    /// <summary>The key of <see cref="ApiOptions.Stream"/>.</summary>
    public static Key<bool> Stream { get; } = Key.WithDefault("stream", new BoolShape(), "true",
        "Whether answers are asked for piece by piece, which tells the time to the first token. A server that cannot is asked for whole ones.");

    /// <summary>The key of <see cref="ApiOptions.Headers"/>.</summary>
    public static Key<IReadOnlyDictionary<string, Secret>?> Headers { get; } = Key.Optional("headers", new HeadersShape(),
        "Further headers of every call, for gateways: names and values, secrets as references such as `${env:GATEWAY_TOKEN}`.");

    /// <summary>The key of <see cref="ApiOptions.ApiKey"/>.</summary>
    public Key<Secret?> ApiKey { get; } = Key.Optional("api_key", SecretShape.Token,
        $"The key, always as a reference such as `${{env:{variable}}}`. Leave it out for servers and gateways that take none.");

    /// <summary>The shape of an address.</summary>
    public Shape<Uri> Address() => new ParsedShape<Uri>(ValueCodes.Url, $"an http or https address, such as {example}", Parse)
    {
        Pattern = "^https?://",
        Suggest = Suggest,
        LiteralSecret = SecretPatterns.PasswordIn,
    };

    /// <summary>What is wrong with an address that did not come through a config's grammar.</summary>
    public IEnumerable<string> AddressProblems(Uri url)
    {
        if (url.UserInfo.Length > 0) yield return "base_url holds a user and password: give the key as api_key instead";
        if (Beyond(url) is { } path) yield return $"base_url ends with {path}: end it before that, as in {example}";
    }

    /// <summary>Reports a missing key of a server that answers to nobody without one.</summary>
    public void CheckKey(MapReading model, Uri address)
    {
        if (!model.TryGet(ApiKey, out var key) || key is not null) return;
        model.Context.Problems.Add(
            ConfigCodes.NoApiKey, model.Node, $"the key 'api_key' is missing: {address.Host} answers to nobody without one", $"add api_key: ${{env:{variable}}}");
    }

    /// <summary>What is wrong with a key, once it is known.</summary>
    public static IEnumerable<string> KeyProblems(Secret key) => key.Reveal().Any(c => c is <= ' ' or > '~')
        ? [$"api_key ({key.Reference}) holds white space or characters that no key has: copy it again"]
        : [];

    private Uri? Parse(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        && address is { Host.Length: > 0, UserInfo.Length: 0 } && Beyond(address) is null
            ? address
            : null;

    private string? Beyond(Uri address) => beyond.FirstOrDefault(path => address.AbsolutePath.TrimEnd('/').EndsWith(path, StringComparison.Ordinal));

    private string? Suggest(string text)
    {
        var server = text.TrimEnd('/');
        if (beyond.FirstOrDefault(path => server.EndsWith(path, StringComparison.Ordinal)) is { } surplus)
        {
            return $"end it before that: {server[..^surplus.Length]}";
        }

        return Parse("http://" + text) is { } address ? $"write for example {address.OriginalString}" : null;
    }
}
