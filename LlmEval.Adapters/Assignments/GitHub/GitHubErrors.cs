using System.Globalization;
using System.Net;
using System.Text.Json;

namespace LlmEval.Adapters.Assignments.GitHub;

/// <summary>Reads the answer to a failed request: JSON with <c>message</c> and, for 422, <c>errors</c>.</summary>
internal static class GitHubErrors
{
    private const int Shown = 300;

    // What GitHub asks for when it names no time (rate limits for the REST API, "exceeding the rate limit").
    private static readonly TimeSpan UnnamedWait = TimeSpan.FromMinutes(1);

    /// <summary>The failure.</summary>
    /// <param name="response">The answer, its body unread.</param>
    /// <param name="options">Whose token is taken out of the text before it is cut.</param>
    /// <param name="now">The present, which the time of a limit's end is compared with.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<GitHubException> ReadAsync(HttpResponseMessage response, GitHubOptions options, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var body = options.Token.Redact(await response.Content.ReadAsStringAsync(cancellationToken));
        var wait = WaitOf(response, body, now);
        return new GitHubException($"GitHub answers {(int)response.StatusCode} to {response.RequestMessage!.Method} {response.RequestMessage.RequestUri!.AbsolutePath}: {OneLine.Of(TextOf(body), Shown)}{Advice(response, wait)}")
        {
            Status = response.StatusCode,
            IsTransient = wait is not null || response.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError,
            RetryAfter = wait,
        };
    }

    // Primary limits say when they end, secondary ones how long to wait, or nothing at all but a text.
    private static TimeSpan? WaitOf(HttpResponseMessage response, string body, DateTimeOffset now)
    {
        if (response.Headers.RetryAfter is { } asked) return asked.Delta ?? Positive(asked.Date - now);
        if (response.StatusCode is not (HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests)) return null;
        if (Header(response, "x-ratelimit-remaining") == "0" && long.TryParse(Header(response, "x-ratelimit-reset"), NumberStyles.None, CultureInfo.InvariantCulture, out var reset))
        {
            return Positive(DateTimeOffset.FromUnixTimeSeconds(reset) - now);
        }

        return response.StatusCode == HttpStatusCode.TooManyRequests || body.Contains("rate limit", StringComparison.OrdinalIgnoreCase) ? UnnamedWait : null;
    }

    private static TimeSpan? Positive(TimeSpan? wait) => wait < TimeSpan.Zero ? TimeSpan.Zero : wait;

    private static string? Header(HttpResponseMessage response, string name) => response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private static string TextOf(string body)
    {
        try
        {
            if (JsonSerializer.Deserialize(body, GitHubJson.Default.ErrorAnswer) is not { Message: { } message } error) return body;
            var details = (error.Errors ?? []).Select(detail => detail.Message ?? $"{detail.Resource}.{detail.Field}: {detail.Code}");
            return string.Join("; ", details.Prepend(message));
        }
        catch (JsonException)
        {
            return body;
        }
    }

    private static string Advice(HttpResponseMessage response, TimeSpan? wait) => response.StatusCode switch
    {
        _ when wait is { } asked => $" (try again in {asked.TotalSeconds:0} s)",
        < HttpStatusCode.BadRequest => " (it redirects: the repository was renamed or moved)",
        HttpStatusCode.Unauthorized => $" (the token is wrong or has expired: set {GitHubOptions.TokenVariable})",
        HttpStatusCode.Forbidden => " (the token lacks a permission: it needs to write contents, administration and pages)",
        HttpStatusCode.NotFound => " (there is none, or the token may not see it)",
        _ => "",
    };
}
