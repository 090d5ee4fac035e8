using System.Text.RegularExpressions;
using LlmEval.Adapters.ModelApi;

namespace LlmEval.Adapters.OpenAi;

/// <summary>How long a server asks to wait.</summary>
/// <remarks>
/// First what <see cref="RetryAfter"/> reads; else, at status 429, OpenAI's <c>x-ratelimit-reset-requests</c> and <c>-tokens</c>, of which
/// <c>x-ratelimit-remaining-…</c> says whether it is spent.
/// </remarks>
internal static partial class RetryAfterHeaders
{
    private const int MatchMilliseconds = 1000;

    private static readonly string[] Limits = ["requests", "tokens"];

    /// <summary>The wait, or null where the server asks for none.</summary>
    /// <param name="status">The response's status.</param>
    /// <param name="header">Finds a header's value, or null.</param>
    /// <param name="now">The present, for dates.</param>
    public static TimeSpan? Read(int status, Func<string, string?> header, DateTimeOffset now)
    {
        var wait = RetryAfter.Read(header, now) ?? (status == 429 ? Reset(header) : null);
        return wait > TimeSpan.Zero ? wait : null;
    }

    private static TimeSpan? Reset(Func<string, string?> header) => RetryAfter.UntilReset(
        [.. Limits.Select(limit => (Duration(header("x-ratelimit-reset-" + limit)), header("x-ratelimit-remaining-" + limit) == "0"))]);

    // OpenAI writes durations as Go does: 20ms, 1s, 6m0s, 1h2m3.5s.
    private static TimeSpan? Duration(string? value)
    {
        if (value is null || !WholeDuration().IsMatch(value)) return null;
        return RetryAfter.Span(DurationPart().Matches(value).Sum(part => RetryAfter.Number(part.Groups["number"].Value)!.Value * part.Groups["unit"].Value switch
        {
            "ms" => 0.001,
            "s" => 1,
            "m" => 60,
            "h" => 3600,
            _ => 86400,
        }));
    }

    [GeneratedRegex(@"^(\d+(\.\d+)?(ms|s|m|h|d))+$", RegexOptions.ExplicitCapture, MatchMilliseconds)]
    private static partial Regex WholeDuration();

    [GeneratedRegex(@"(?<number>\d+(\.\d+)?)(?<unit>ms|s|m|h|d)", RegexOptions.ExplicitCapture, MatchMilliseconds)]
    private static partial Regex DurationPart();
}
