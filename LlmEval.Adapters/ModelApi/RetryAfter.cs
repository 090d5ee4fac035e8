using System.Globalization;

namespace LlmEval.Adapters.ModelApi;

/// <summary>How long a server asks to wait, in the headers that all have.</summary>
internal static class RetryAfter
{
    /// <summary><c>retry-after-ms</c>, else <c>Retry-After</c> in seconds or as an HTTP date (RFC 9110, 10.2.3); null where there is neither.</summary>
    /// <param name="header">Finds a header's value, or null.</param>
    /// <param name="now">The present, for dates.</param>
    public static TimeSpan? Read(Func<string, string?> header, DateTimeOffset now)
    {
        if (Number(header("retry-after-ms")) is { } milliseconds) return Span(milliseconds / 1000);
        var value = header("retry-after");
        if (Number(value) is { } seconds) return Span(seconds);
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParseExact(value, "r", CultureInfo.InvariantCulture, Utc, out var date) ? date - now : null;
    }

    /// <summary>
    /// The wait until a rate limit allows the next call. Of several limits the one that is spent counts (the longest when several are); when
    /// none is, the shortest, because the limit that was met is not known and a reset says when it is full again.
    /// </summary>
    public static TimeSpan? UntilReset(IReadOnlyList<(TimeSpan? Wait, bool IsSpent)> limits)
    {
        var spent = limits.Where(limit => limit is { IsSpent: true, Wait: not null }).ToList();
        return spent.Count > 0 ? spent.Max(limit => limit.Wait) : limits.Min(limit => limit.Wait);
    }

    /// <summary>A number without sign or exponent.</summary>
    public static double? Number(string? value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>So many seconds, at most a year.</summary>
    public static TimeSpan Span(double seconds) => TimeSpan.FromSeconds(Math.Min(seconds, TimeSpan.FromDays(365).TotalSeconds));
}
