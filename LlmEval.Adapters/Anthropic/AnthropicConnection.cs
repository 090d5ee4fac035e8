using Anthropic;
using Anthropic.Core;
using LlmEval.Adapters.ModelApi;

namespace LlmEval.Adapters.Anthropic;

/// <summary>Sets the SDK up so that one call is one attempt: no retries and no time-out of its own.</summary>
internal static class AnthropicConnection
{
    /// <summary>Whether an address is Anthropic's own, and no gateway's.</summary>
    public static bool IsAnthropic(Uri baseUrl) => baseUrl.Host is "api.anthropic.com";

    /// <summary>The SDK's client over connections of its own, which go with it. Failures by status come out of it as <see cref="FailedCallException"/>.</summary>
    public static AnthropicClientWithRawResponse Create(AnthropicOptions server, TimeProvider time)
    {
        var options = new ClientOptions
        {
            BaseUrl = server.BaseUrl.AbsoluteUri.TrimEnd('/'),
            MaxRetries = 0,
            Timeout = Timeout.InfiniteTimeSpan,
            HttpClient = ApiConnection.Create(around: new FailureReader(time)),
        };
        if (server.ApiKey?.Reveal() is { Length: > 0 } key) return new(options with { ApiKey = key });
        // Unless told that there is none, the SDK would send this machine's own key or token, to whatever server.
        return new(options with { ApiKey = null, AuthToken = null });
    }
}
