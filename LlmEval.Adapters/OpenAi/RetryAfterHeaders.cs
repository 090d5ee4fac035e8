using System.Globalization;
using System.Text.RegularExpressions;

namespace LlmEval.Adapters.OpenAi;

/// <summary>How long a server asks to wait.</summary>
/// <remarks>
/// In this order: <c>retry-after-ms</c>; <c>Retry-After</c> in seconds or as an HTTP date (RFC 9110, 10.2.3); and at status 429 OpenAI's
/// <c>x-ratelimit-reset-requests</c> and <c>-tokens</c>. Of those two counts the one whose <c>x-ratelimit-remaining-…</c> is zero (the
/// longer when both are); when neither is, the shorter, because the limit that was met is not known and a reset says when it is full again.
/// </remarks>
internal static partial class RetryAfterHeaders
{
    private const int MatchMilliseconds = 1000;

    /// <summary>The wait, or null where the server asks for none.</summary>
    /// <param name="status">The response's status.</param>
    /// <param name="header">Finds a header's value, or null.</param>
    /// <param name="now">The present, for dates.</param>
    public static TimeSpan? Read(int status, Func<string, string?> header, DateTimeOffset now)
    {
        var wait = Number(header("retry-after-ms")) is { } milliseconds ? Span(milliseconds / 1000) : After(header("retry-after"), now);
        wait ??= status == 429 ? Reset(header) : null;
        return wait > TimeSpan.Zero ? wait : null;
    }

    private static TimeSpan? After(string? value, DateTimeOffset now)
    {
        if (Number(value) is { } seconds) return Span(seconds);
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParseExact(value, "r", CultureInfo.InvariantCulture, Utc, out var date) ? date - now : null;
    }

    private static TimeSpan? Reset(Func<string, string?> header)
    {
        string[] limits = ["requests", "tokens"];
        var resets = limits
            .Select(limit => (Wait: Duration(header("x-ratelimit-reset-" + limit)), Spent: header("x-ratelimit-remaining-" + limit) == "0"))
            .Where(reset => reset.Wait is not null)
            .ToList();
        return resets.Exists(reset => reset.Spent)
            ? resets.Where(reset => reset.Spent).Max(reset => reset.Wait)
            : resets.Min(reset => reset.Wait);
    }

    // OpenAI writes durations as Go does: 20ms, 1s, 6m0s, 1h2m3.5s.
    private static TimeSpan? Duration(string? value)
    {
        if (value is null || !WholeDuration().IsMatch(value)) return null;
        return Span(DurationPart().Matches(value).Sum(part => Number(part.Groups["number"].Value)!.Value * part.Groups["unit"].Value switch
        {
            "ms" => 0.001,
            "s" => 1,
            "m" => 60,
            "h" => 3600,
            _ => 86400,
        }));
    }

    private static double? Number(string? value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static TimeSpan Span(double seconds) => TimeSpan.FromSeconds(Math.Min(seconds, TimeSpan.FromDays(365).TotalSeconds));

    [GeneratedRegex(@"^(\d+(\.\d+)?(ms|s|m|h|d))+$", RegexOptions.ExplicitCapture, MatchMilliseconds)]
    private static partial Regex WholeDuration();

    [GeneratedRegex(@"(?<number>\d+(\.\d+)?)(?<unit>ms|s|m|h|d)", RegexOptions.ExplicitCapture, MatchMilliseconds)]
    private static partial Regex DurationPart();
}
