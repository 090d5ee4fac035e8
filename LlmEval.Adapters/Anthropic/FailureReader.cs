using System.Globalization;
using LlmEval.Adapters.ModelApi;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Adapters.Anthropic;

/// <summary>Reads failed responses before the SDK does, whose exceptions keep the body but not the headers, and so not how long to wait.</summary>
internal sealed class FailureReader(TimeProvider time) : DelegatingHandler
{
    private static readonly string[] Limits = ["requests", "tokens", "input-tokens", "output-tokens"];

    /// <summary>How long a server asks to wait; null where it does not.</summary>
    /// <remarks>First what <see cref="RetryAfter"/> reads; else, at status 429, <c>anthropic-ratelimit-…-reset</c> (RFC 3339 times).</remarks>
    public static TimeSpan? Wait(int status, Func<string, string?> header, DateTimeOffset now)
    {
        var wait = RetryAfter.Read(header, now) ?? (status == 429 ? Reset(header, now) : null);
        return wait > TimeSpan.Zero ? wait : null;
    }

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.IsSuccessStatusCode) return response;
        using (response)
        {
            throw new FailedCallException(await ReadAsync(response, cancellationToken));
        }
    }

    private async Task<ModelError> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        var body = BinaryData.FromBytes(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        var error = ErrorBody.Read(body).ToError(status, Wait(status, Header, time.GetUtcNow()));
        var redirect = status < 400 && response.Headers.Location is { } location ? $" Redirects to {location}: correct base_url." : "";
        var request = Header("request-id") is { } id ? $" (request {id})" : "";
        return error with { Message = error.Message + redirect + request };

        string? Header(string name) => response.Headers.TryGetValues(name, out var values) ? values.First() : null;
    }

    private static TimeSpan? Reset(Func<string, string?> header, DateTimeOffset now) => RetryAfter.UntilReset(
        [.. Limits.Select(limit => (Until(header($"anthropic-ratelimit-{limit}-reset"), now), header($"anthropic-ratelimit-{limit}-remaining") == "0"))]);

    private static TimeSpan? Until(string? value, DateTimeOffset now) =>
        DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var reset) ? reset - now : null;
}

/// <summary>Carries the failure of a call through the SDK.</summary>
internal sealed class FailedCallException(ModelError error) : Exception(error.Message)
{
    /// <summary>The failure.</summary>
    public ModelError Error => error;
}
